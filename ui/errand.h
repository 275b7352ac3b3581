/* Errand: what a thread of its own does, so that the screen stays alive. */
#ifndef STET_UI_ERRAND_H
#define STET_UI_ERRAND_H

#include <pthread.h>

enum work_news {
    WORK_GOES_ON,
    WORK_HEAD, /* a first part is there, where one was promised */
    WORK_DONE
};

/* Zero before it is started; not to be moved afterwards. */
struct errand {
    int pipe[2]; /* a byte says that the first part is there; its end is closed when all
                    is done */
    pthread_t thread;
    void (*run)(void *context);
    void *context;
};

/* Calls `run` in a thread that takes no signals. Returns 0, or an errno. */
int errand_start(struct errand *errand, void (*run)(void *context), void *context);

/* For the thread: the first part is there. */
void errand_tell(const struct errand *errand);

/* Waits so many milliseconds at most, -1 for ever, for news; pipe[0] is readable when
 * there is some. */
enum work_news errand_wait(const struct errand *errand, int ms);

/* Waits for the end, and gives everything back. */
void errand_join(struct errand *errand);

/* Nobody waits for it any more; what it uses stays as long as it runs. */
void errand_abandon(struct errand *errand);

#endif
