/* Keys, commands and prompts. */
#include <locale.h>

#include "tests/tap.h"
#include "ui/keymap.h"
#include "ui/prompt.h"

static key parsed(const char *name)
{
    key k;
    return key_parse(name, strlen(name), &k) ? k : KEY_NONE;
}

static void keys(void)
{
    is_int(parsed("j"), 'j', "a letter");
    is_int(parsed("C-d"), 4, "control");
    is_int(parsed("Space"), ' ', "a name");
    is_int(parsed("Tab"), 9, "Tab");
    is_int(parsed("é"), 0xe9, "not ASCII");
    is_int(parsed("PgDn"), KEY_PAGE_DOWN, "a special key");
    is_int(parsed("Nonsense"), KEY_NONE, "an unknown name");
    is_int(parsed(""), KEY_NONE, "no name");
    is_int(parsed("\x01"), KEY_NONE, "a raw control");
    bool same = true;
    static const char *const names[] = {"j", "C-a", "Space", "Enter", "Esc", "S-Tab", "F12", "ø"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char name[KEY_NAME_MAX];
        key_label(parsed(names[i]), name);
        same = same && strcmp(name, names[i]) == 0;
    }
    ok(same, "a key is written as it is read");
}

static void keymap(void)
{
    struct keymap map;
    keymap_default(&map);
    is_int(keymap_command(&map, 'j'), CMD_DOWN, "j goes down");
    is_int(keymap_command(&map, KEY_FUNCTION_1), CMD_HELP, "F1 helps");
    is_int(keymap_command(&map, 'D'), CMD_NONE, "D does nothing");
    is_int(keymap_key(&map, CMD_QUIT, 0), 'q', "q quits");
    is_int(keymap_key(&map, CMD_QUIT, 1), KEY_NONE, "nothing else");
    is_int(keymap_key(&map, CMD_STOP, 0), 3, "C-c leaves a series of files");
    ok(keymap_bind(&map, 'j', CMD_UP), "j is bound anew");
    is_int(keymap_command(&map, 'j'), CMD_UP, "and goes up");
    bool all = true;
    for (int command = CMD_NONE + 1; command < CMD_COUNT; command++) {
        const struct command_info *info = command_info((enum command)command);
        all = all && *info->name && *info->help &&
              (!*info->keys || keymap_key(&map, (enum command)command, 0));
    }
    ok(all, "every command has a name, help and a key");
}

static void type(struct prompt *prompt, const char *text)
{
    for (; *text; text++)
        prompt_key(prompt, (unsigned char)*text);
}

static void shows(const struct prompt *prompt, const char *text, const char *what)
{
    char copy[PROMPT_MAX + 1];
    memcpy(copy, prompt->text, prompt->n);
    copy[prompt->n] = '\0';
    is_str(copy, text, "%s", what);
}

static void prompts(void)
{
    struct prompt prompt;
    prompt_clear(&prompt);
    type(&prompt, "one two");
    shows(&prompt, "one two", "typed");
    prompt_key(&prompt, KEY_BACK_SPACE);
    shows(&prompt, "one tw", "BackSpace");
    prompt_key(&prompt, KEY_CONTROL('w'));
    shows(&prompt, "one ", "C-w");
    prompt_key(&prompt, 0xfa);
    prompt_key(&prompt, 0x301);
    shows(&prompt, "one ú\xcc\x81", "a character with a mark");
    prompt_key(&prompt, KEY_LEFT_ARROW);
    is_int(prompt.cursor, 4, "the cursor goes by clusters");
    prompt_key(&prompt, KEY_DELETE);
    shows(&prompt, "one ", "Delete too");
    prompt_key(&prompt, KEY_TO_HOME);
    type(&prompt, "x");
    shows(&prompt, "xone ", "typed at the beginning");
    prompt_key(&prompt, KEY_TO_END);
    prompt_key(&prompt, KEY_CONTROL('u'));
    shows(&prompt, "", "C-u");
    is_int(prompt_key(&prompt, KEY_BACK_SPACE), PROMPT_LEFT, "BackSpace leaves an empty one");
    is_int(prompt_key(&prompt, KEY_RETURN), PROMPT_DONE, "Enter is done");
    is_int(prompt_key(&prompt, KEY_ESCAPE), PROMPT_LEFT, "Esc leaves");
    for (int i = 0; i < 2 * PROMPT_MAX; i++)
        prompt_key(&prompt, 0x6f22);
    ok(prompt.n <= PROMPT_MAX && prompt.n > PROMPT_MAX - 4, "it has an end");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    keys();
    keymap();
    prompts();
    return done();
}
