#include <curses.h>
#include <langinfo.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"
#include "ui/term.h"
#include "ui/term_caps.h"
#include "ui/term_input.h"
#include "ui/term_signal.h"

enum {
    QUEUE_MAX = 256,
    LOOK_EVERY_NS = 20 * 1000 * 1000,
    DOUBLE_CLICK_NS = 400 * 1000 * 1000,
    SEQUENCE_MAX = 64, /* what no sequence is longer than */
    ANSWER_MAX = 512,  /* nor the answer of a terminal */
    PASTED_MAX = 4096, /* characters of a paste: no prompt takes more */
    BLOCK_MAX = 64,    /* bytes of a paste that are read at once */
    READ_MAX = 65536,  /* bytes before others get their turn */
    HOLD_NS = 100 * 1000 * 1000, /* what may be the beginning of an answer waits for more */
    TOLD_HOLD_NS = 2 * 1000 * 1000 * 1000, /* the same for what nobody types */
    LEAVE_NS = 300 * 1000 * 1000,          /* for the answer before others get the line */
    SILENT_NS = 2 * 1000 * 1000 * 1000     /* who has not answered by then does not */
};

/* Codes that no key of curses has: those behind KEY_MAX it gives to what terminals
 * have beside the common keys. */
enum { CODE_PASTE_BEGIN = 60000, CODE_PASTE_END };

static struct {
    WINDOW *keys; /* a pad: reading from it draws nothing */
    int fd;
    struct event queue[QUEUE_MAX]; /* read and not yet taken */
    int n_queue;
    int64_t looked; /* when the keyboard was looked at last, ns */
    bool line_is_gone;
    bool pasting; /* between the marks of a bracketed paste */
    size_t n_pasted;
    const char *paste_end; /* the mark behind it; so much of it came */
    size_t n_paste_end;
    bool mouse, paste;
    bool utf8;               /* what is typed comes as UTF-8, else as the locale says */
    char begun[UTF8_MAX];    /* bytes of a character that is not whole yet */
    size_t n_begun;
    int back[ANSWER_MAX]; /* read and put back, the next one last */
    int n_back;
    bool asked;       /* for the background, and the fence has not come yet */
    int64_t asked_at; /* ns */
    int64_t held;     /* since when the beginning of an answer waits, put back; 0: none does */
    bool told;        /* the answer came and nobody knows yet */
    enum background background;
    int64_t clicked; /* when, ns */
    int clicked_column, clicked_row;
} input;

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Where the locale has ASCII alone, as on a plain server, the terminal has UTF-8. */
static bool takes_utf8(void)
{
    static const char *const names[] = {"UTF-8", "ANSI_X3.4-1968", "US-ASCII", "646"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(nl_langinfo(CODESET), names[i]) == 0)
            return true;
    return false;
}

void input_open(int fd)
{
    memset(&input, 0, sizeof input);
    input.fd = fd;
    input.utf8 = takes_utf8();
    input.keys = newpad(1, 1);
    keypad(input.keys, TRUE);
    nodelay(input.keys, TRUE);
    const char *paste[4];
    input.paste = caps_paste(paste);
    if (input.paste) {
        define_key(paste[2], CODE_PASTE_BEGIN);
        define_key(paste[3], CODE_PASTE_END);
        input.paste_end = paste[3];
    }
}

void input_ask_background(void)
{
    caps_ask_background();
    input.asked = true;
    input.asked_at = now_ns();
}

/* Waits a moment for an answer that is on its way: who has the line next would take it
 * for something typed. */
static void await_answer(void)
{
    int64_t until = now_ns() + LEAVE_NS;
    while (input.asked && !input.line_is_gone && now_ns() < until &&
           now_ns() - input.asked_at < SILENT_NS) {
        struct pollfd in = {.fd = input.fd, .events = POLLIN};
        if (input.n_queue == QUEUE_MAX)
            input.n_queue = 0;
        if (poll(&in, 1, LEAVE_NS / 10 / 1000000) > 0 || input.held)
            input_read();
    }
}

void input_close(void)
{
    input_pause();
    delwin(input.keys);
}

void input_pause(void)
{
    await_answer();
    if (input.paste)
        caps_set_paste(false);
}

void input_resume(void)
{
    if (input.paste)
        caps_set_paste(true);
}

void input_set_mouse(bool on)
{
    if (on == input.mouse)
        return;
    input.mouse = on;
    mouseinterval(0); /* clicks are told apart here: curses would wait for each */
    mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

/* What happened at the mouse; false where it means nothing here. */
static bool read_mouse(struct event *event)
{
    MEVENT mouse;
    if (getmouse(&mouse) != OK)
        return false;
    *event = (struct event){.kind = EVENT_MOUSE, .column = mouse.x, .row = mouse.y};
    if (mouse.bstate & BUTTON4_PRESSED) {
        event->mouse = MOUSE_WHEEL_UP;
    } else if (mouse.bstate & BUTTON5_PRESSED) {
        event->mouse = MOUSE_WHEEL_DOWN;
    } else if (mouse.bstate & BUTTON1_PRESSED) {
        int64_t now = now_ns();
        bool again = now - input.clicked < DOUBLE_CLICK_NS && mouse.x == input.clicked_column &&
                     mouse.y == input.clicked_row;
        event->mouse = again ? MOUSE_DOUBLE : MOUSE_CLICK;
        input.clicked = again ? 0 : now;
        input.clicked_column = mouse.x;
        input.clicked_row = mouse.y;
    } else {
        return false;
    }
    return true;
}

/* Keys that terminals have beside the common ones, by the names of their
 * descriptions: arrows with Control or Alt go by words. */
static key key_of_name(const char *name)
{
    static const char *const back[] = {"kLFT5", "kLFT3"}, *const forward[] = {"kRIT5", "kRIT3"};
    for (int i = 0; i < 2 && name; i++) {
        if (strcmp(name, back[i]) == 0)
            return KEY_META('b');
        if (strcmp(name, forward[i]) == 0)
            return KEY_META('f');
    }
    return KEY_NONE;
}

static key key_of_code(int code)
{
    static const struct {
        int code;
        key k;
    } codes[] = {
        {KEY_UP, KEY_UP_ARROW},         {KEY_DOWN, KEY_DOWN_ARROW},
        {KEY_LEFT, KEY_LEFT_ARROW},     {KEY_RIGHT, KEY_RIGHT_ARROW},
        {KEY_PPAGE, KEY_PAGE_UP},       {KEY_NPAGE, KEY_PAGE_DOWN},
        {KEY_HOME, KEY_TO_HOME},        {KEY_END, KEY_TO_END},
        {KEY_BTAB, KEY_BACK_TAB},       {KEY_IC, KEY_INSERT},
        {KEY_DC, KEY_DELETE},           {KEY_BACKSPACE, KEY_BACK_SPACE},
        {KEY_ENTER, KEY_RETURN},        {KEY_A1, KEY_TO_HOME},
        {KEY_A3, KEY_PAGE_UP},          {KEY_C1, KEY_TO_END},
        {KEY_C3, KEY_PAGE_DOWN},        {KEY_FIND, KEY_TO_HOME},
        {KEY_SELECT, KEY_TO_END},       {KEY_SUSPEND, KEY_CONTROL('z')},
        {KEY_CANCEL, KEY_CONTROL('c')},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].code == code)
            return codes[i].k;
    }
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEY_FUNCTION_1 + (key)(code - KEY_F(1));
    return code > KEY_MAX ? key_of_name(keyname(code)) : KEY_NONE;
}

/* Takes a byte. The character that it ends, KEY_NONE where it ends none. What was
 * begun and is not gone on with is dropped alone, not with what comes after it. */
static key character_of(uint8_t byte)
{
    uint32_t cp;
    if (byte < 0x80) {
        input.n_begun = 0;
        return byte;
    }
    bool goes_on = (byte & 0xc0) == 0x80;
    if (input.utf8 && (!goes_on || input.n_begun == sizeof input.begun))
        input.n_begun = 0;
    if (input.utf8 && goes_on && input.n_begun == 0)
        return KEY_NONE;
    if (input.n_begun == sizeof input.begun)
        input.n_begun = 0;
    input.begun[input.n_begun++] = (char)byte;
    if (input.utf8) {
        if (utf8_decode((const uint8_t *)input.begun, input.n_begun, &cp) != input.n_begun ||
            cp == UTF8_INVALID)
            return KEY_NONE;
        input.n_begun = 0;
        return cp;
    }
    mbstate_t state;
    wchar_t wide;
    memset(&state, 0, sizeof state);
    size_t used = mbrtowc(&wide, input.begun, input.n_begun, &state);
    if (used == (size_t)-2)
        return KEY_NONE;
    input.n_begun = 0;
    return used == (size_t)-1 ? KEY_NONE : (key)wide;
}

/* What curses read, as an event; false where it is nothing. */
static bool event_of(int code, struct event *event)
{
    if (code > 0xff)
        input.n_begun = 0;
    if (code == CODE_PASTE_BEGIN || code == CODE_PASTE_END) {
        input.pasting = code == CODE_PASTE_BEGIN;
        input.n_pasted = 0;
        return false;
    }
    if (code == KEY_MOUSE)
        return read_mouse(event);
    key k = code > 0xff ? key_of_code(code) : character_of((uint8_t)code);
    if (code == 127 || code == 8)
        k = KEY_BACK_SPACE;
    else if (code == '\n')
        k = KEY_RETURN;
    *event = (struct event){.kind = input.pasting ? EVENT_PASTED : EVENT_KEY, .k = k};
    return k != KEY_NONE && (!input.pasting || ++input.n_pasted <= PASTED_MAX);
}

static int next_code(void)
{
    return input.n_back ? input.back[--input.n_back] : wgetch(input.keys);
}

static void put_back(int code)
{
    input.back[input.n_back++] = code;
}

/* Whether what was read, which may be the beginning of an answer, waits for the rest of
 * it: where there was a question, and not for long. It is put back then, the Esc too. */
static bool hold(const int *codes, int n, bool is_typed)
{
    int64_t now = now_ns();
    if (!input.asked || n > ANSWER_MAX - 8)
        return false;
    if (!input.held)
        input.held = now;
    if (now - input.held > (is_typed ? HOLD_NS : TOLD_HOLD_NS))
        return false;
    while (n)
        put_back(codes[--n]);
    put_back(KEY_ESCAPE);
    return true;
}

/* Takes note of an answer: what stands between Esc ] and its end. */
static void take_background(const int *codes, int n)
{
    char text[64];
    if (n > (int)sizeof text)
        return;
    for (int i = 0; i < n; i++)
        text[i] = (char)codes[i];
    enum background background = theme_background_told(text, (size_t)n);
    if (background == BACKGROUND_ANY)
        return;
    input.told = input.told || background != input.background;
    input.background = background;
}

enum sequence { SEQUENCE_NONE, SEQUENCE_TAKEN, SEQUENCE_HELD };

/* After Esc and what begins the answer of a terminal: takes it to its end, BEL or Esc and
 * backslash. Where it has none it was typed, and nothing is taken. */
static enum sequence take_answer(int first)
{
    static const char asked_for[] = "]11;";
    int codes[ANSWER_MAX - 4], n = 0, code;
    codes[n++] = first;
    while (n < ANSWER_MAX - 8 && (code = next_code()) != ERR) {
        codes[n++] = code;
        bool ends = code == '\\' && n > 2 && codes[n - 2] == KEY_ESCAPE;
        if (code == '\a' || ends) {
            if (first == ']')
                take_background(codes + 1, n - (ends ? 3 : 2));
            return SEQUENCE_TAKEN;
        }
    }
    bool is_answer = input.asked && n >= (int)strlen(asked_for);
    for (int i = 0; is_answer && asked_for[i]; i++)
        is_answer = codes[i] == asked_for[i];
    if (hold(codes, n, !is_answer))
        return SEQUENCE_HELD;
    if (is_answer)
        return SEQUENCE_TAKEN;
    while (n > 1)
        put_back(codes[--n]);
    return SEQUENCE_NONE;
}

/* After Esc and [ or O: takes a sequence to its end. */
static enum sequence take_sequence(int first)
{
    int codes[SEQUENCE_MAX + 1], n = 0, code;
    codes[n++] = first;
    while (n <= SEQUENCE_MAX && (code = next_code()) != ERR) {
        codes[n++] = code;
        if (first == '[' && code == 'M' && n == 2) { /* a mouse of the old kind */
            for (int i = 0; i < 3; i++)
                (void)next_code();
            return SEQUENCE_TAKEN;
        }
        if (first == 'O' || (code >= '@' && code <= '~')) {
            if (first == '[' && code == 'c') /* what it is: the fence */
                input.asked = false;
            return SEQUENCE_TAKEN;
        }
    }
    if (first == '[' && n <= SEQUENCE_MAX && hold(codes, n, n == 1))
        return SEQUENCE_HELD;
    return n > 1 ? SEQUENCE_TAKEN : SEQUENCE_NONE;
}

/* After an Esc: takes the rest of a sequence that curses does not know (a report
 * of focus, an answer, a key of another terminal), which is nobody's typing, or the
 * key that came with Alt. KEY_NONE where all was taken or is held, see hold; KEY_ESCAPE
 * where nothing was. */
static key behind_escape(bool *held)
{
    int first = next_code();
    enum sequence sequence = SEQUENCE_NONE;
    if (first == ERR) {
        *held = hold(NULL, 0, true);
        return *held ? KEY_NONE : KEY_ESCAPE;
    }
    if (first == '[' || first == 'O')
        sequence = take_sequence(first);
    else if (first == ']' || first == 'P' || first == '_' || first == '^')
        sequence = take_answer(first);
    *held = sequence == SEQUENCE_HELD;
    if (sequence != SEQUENCE_NONE)
        return KEY_NONE;
    if (first == 127 || first == 8 || first == KEY_BACKSPACE)
        return KEY_META(KEY_BACK_SPACE);
    if (first > ' ' && first < 127)
        return KEY_META(first);
    put_back(first);
    return KEY_ESCAPE;
}

/* The end of a paste came with what was typed behind it: puts that back as curses would
 * have read it, the keys as their codes. */
static void put_back_block(const char *bytes, size_t n)
{
    int codes[BLOCK_MAX], count = 0;
    for (size_t at = 0, used; at < n; at += used) {
        char sequence[SEQUENCE_MAX + 1];
        int code = 0;
        for (used = 1; bytes[at] == KEY_ESCAPE && at + used <= n && used <= SEQUENCE_MAX; used++) {
            memcpy(sequence, bytes + at, used);
            sequence[used] = '\0';
            code = key_defined(sequence);
            if (code >= 0) /* -1: more keys begin so */
                break;
        }
        if (code <= 0)
            used = 1;
        codes[count++] = code > 0 ? code : (uint8_t)bytes[at];
    }
    while (count)
        put_back(codes[--count]);
}

static void add_pasted(int code)
{
    struct event *event = &input.queue[input.n_queue];
    if (input.n_pasted < PASTED_MAX && event_of(code, event))
        input.n_queue++;
}

/* One byte of a paste, or a key that was put back. The mark behind it begins with what
 * does not come in it again. */
static void take_pasted(int code)
{
    const char *mark = input.paste_end;
    if (code == (uint8_t)mark[input.n_paste_end] && mark[++input.n_paste_end])
        return;
    if (code == CODE_PASTE_END || !mark[input.n_paste_end]) {
        input.n_paste_end = 0;
        input.pasting = false;
        return;
    }
    size_t held = input.n_paste_end; /* that was the text's own */
    input.n_paste_end = 0;
    for (size_t i = 0; i < held; i++)
        add_pasted((uint8_t)mark[i]);
    if (code == (uint8_t)mark[0])
        input.n_paste_end = 1;
    else
        add_pasted(code);
}

/* A block of a paste: curses asks the system for each byte, several times. The bytes that
 * were read, 0 where there are none. */
static size_t read_pasted(void)
{
    char block[BLOCK_MAX];
    if (input.n_back) {
        take_pasted(input.back[--input.n_back]);
        return 1;
    }
    struct pollfd in = {.fd = input.fd, .events = POLLIN};
    ssize_t n = poll(&in, 1, 0) > 0 ? read(input.fd, block, sizeof block) : 0;
    if (n <= 0)
        return 0;
    size_t at = 0;
    while (at < (size_t)n && input.pasting)
        take_pasted((uint8_t)block[at++]);
    put_back_block(block + at, (size_t)n - at);
    return (size_t)n;
}

void input_read(void)
{
    int available = 0;
    struct pollfd in = {.fd = input.fd, .events = POLLIN};
    int ready = poll(&in, 1, 0);
    bool readable = ready > 0 && (in.revents & POLLIN);
    if (ready > 0 && (in.revents & (POLLERR | POLLNVAL)))
        input.line_is_gone = true;
    if (readable && ioctl(input.fd, FIONREAD, &available) == 0 && available == 0)
        input.line_is_gone = true; /* readable and empty: the end */
    if (ready > 0 && !readable && (in.revents & POLLHUP))
        input.line_is_gone = true;
    size_t n = 0, used;
    while (!input.line_is_gone && n < READ_MAX) {
        if (input.pasting) {
            if (input.n_queue > QUEUE_MAX - BLOCK_MAX - SEQUENCE_MAX || !(used = read_pasted()))
                break;
            n += used;
            continue;
        }
        int code = input.n_queue < QUEUE_MAX ? next_code() : ERR;
        if (code == ERR)
            break;
        n++;
        struct event *event = &input.queue[input.n_queue];
        if (code == KEY_ESCAPE && !input.pasting) {
            bool held = false;
            *event = (struct event){.kind = EVENT_KEY, .k = behind_escape(&held)};
            if (held)
                return;
            input.held = 0;
            input.n_queue += event->k != KEY_NONE;
        } else if (event_of(code, event)) {
            input.n_queue++;
        }
    }
}

bool input_take(struct event *event)
{
    if (input.n_queue == 0)
        input_read();
    if (input.n_queue == 0)
        return false;
    *event = input.queue[0];
    memmove(input.queue, input.queue + 1, (size_t)--input.n_queue * sizeof *input.queue);
    return true;
}

void term_give_back(const struct event *events, int n)
{
    if (n > QUEUE_MAX - input.n_queue)
        n = QUEUE_MAX - input.n_queue;
    memmove(input.queue + n, input.queue, (size_t)input.n_queue * sizeof *input.queue);
    memcpy(input.queue, events, (size_t)n * sizeof *events);
    input.n_queue += n;
}

int input_held_ms(void)
{
    return input.held ? HOLD_NS / 1000000 : -1;
}

bool input_was_told(void)
{
    bool told = input.told;
    input.told = false;
    return told;
}

enum background term_background(void)
{
    return input.background;
}

bool input_is_gone(void)
{
    return input.line_is_gone;
}

/* Looks at the keyboard from time to time; whether it is time. */
static bool look(void)
{
    int64_t now = now_ns();
    if (now - input.looked < LOOK_EVERY_NS)
        return false;
    input.looked = now;
    input_read();
    return true;
}

bool term_asked_to_stop(void *unused)
{
    (void)unused;
    if (!look())
        return false;
    for (int i = 0; i < input.n_queue; i++) {
        const struct event *event = &input.queue[i];
        if (event->kind == EVENT_KEY && (event->k == KEY_ESCAPE || event->k == KEY_CONTROL('c'))) {
            /* what was typed before it was meant for what it ends */
            input.n_queue -= i + 1;
            memmove(input.queue, input.queue + i + 1,
                    (size_t)input.n_queue * sizeof *input.queue);
            return true;
        }
    }
    return input.line_is_gone || signals_end_asked();
}

bool term_has_input(void *unused)
{
    (void)unused;
    if (input.n_queue == 0)
        (void)look();
    return input.n_queue > 0 || input.line_is_gone || signals_end_asked();
}
