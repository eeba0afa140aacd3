/*
 * Targets for the checkers: answers every HTTP request with 200 after a fixed delay.
 * usage: targets PORT DELAY_US [PORT DELAY_US ...]   (port 0 takes a free one)
 * Writes the ports on one line and then serves until it is killed. Loopback only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MOST_LISTENERS = 8, MOST_FDS = 65536 };

struct waiting { int fd; uint64_t due; struct waiting *next; };

/* Delays are fixed for each listener, so the first to come is the first to be answered. */
struct listener { int fd; int timer; uint64_t delay; struct waiting *first, **last; };

static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
static struct listener listeners[MOST_LISTENERS];
static struct listener *owner[MOST_FDS];

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec;
}

static void die(const char *what) { perror(what); exit(1); }

static void reply(int fd)
{
    if (send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL) < 0) { /* the client is gone: nothing to tell it */ }
    close(fd);
}

static void arm(struct listener *l)
{
    struct itimerspec t = {0};
    if (l->first) {
        t.it_value.tv_sec = l->first->due / 1000000000u;
        t.it_value.tv_nsec = l->first->due % 1000000000u;
    }
    timerfd_settime(l->timer, TFD_TIMER_ABSTIME, &t, NULL);
}

static void answer_due(struct listener *l)
{
    uint64_t t = now();
    while (l->first && l->first->due <= t) {
        struct waiting *w = l->first;
        if (!(l->first = w->next)) l->last = &l->first;
        reply(w->fd);
        free(w);
    }
    arm(l);
}

static void wait_for_answer(struct listener *l, int fd)
{
    if (!l->delay) { reply(fd); return; }
    struct waiting *w = malloc(sizeof *w);
    *w = (struct waiting){ fd, now() + l->delay, NULL };
    int was_empty = !l->first;
    *l->last = w;
    l->last = &w->next;
    if (was_empty) arm(l);
}

static void watch(int epoll, int fd)
{
    struct epoll_event e = { .events = EPOLLIN, .data.fd = fd };
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &e) < 0) die("epoll_ctl");
}

static void open_listener(int epoll, struct listener *l, int port, uint64_t delay)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof a;
    l->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (bind(l->fd, (struct sockaddr *)&a, size) < 0 || listen(l->fd, 4096) < 0) die("listen");
    getsockname(l->fd, (struct sockaddr *)&a, &size);
    l->delay = delay;
    l->last = &l->first;
    l->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    watch(epoll, l->fd);
    watch(epoll, l->timer);
    owner[l->fd] = owner[l->timer] = l;
    printf("%d ", ntohs(a.sin_port));
}

int main(int argc, char **argv)
{
    int epoll = epoll_create1(0), count = 0;
    for (int i = 1; i + 1 < argc && count < MOST_LISTENERS; i += 2)
        open_listener(epoll, &listeners[count++], atoi(argv[i]), strtoull(argv[i + 1], NULL, 10) * 1000u);
    printf("\n");
    fflush(stdout);
    for (struct epoll_event events[256];;) {
        int ready = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < ready; i++) {
            /* Answers that are due go before new connections: a burst of those must not make this target late. */
            for (int d = 0; d < count; d++)
                if (listeners[d].first && listeners[d].first->due <= now()) answer_due(&listeners[d]);
            int fd = events[i].data.fd;
            struct listener *l = owner[fd];
            if (l && fd == l->fd) {
                for (int c; (c = accept4(fd, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
                    int on = 1;
                    setsockopt(c, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                    owner[c] = NULL;
                    struct epoll_event e = { .events = EPOLLIN | EPOLLONESHOT, .data.u64 = (uint64_t)(l - listeners) << 32 | (uint32_t)c };
                    epoll_ctl(epoll, EPOLL_CTL_ADD, c, &e);
                }
            } else if (l && fd == l->timer) {
                uint64_t expirations;
                if (read(fd, &expirations, sizeof expirations) > 0) answer_due(l);
            } else {
                /* A probe's request arrives in one piece on loopback. */
                char request[4096];
                int c = (int)(uint32_t)events[i].data.u64;
                if (recv(c, request, sizeof request, 0) > 0) wait_for_answer(&listeners[events[i].data.u64 >> 32], c);
                else close(c);
            }
        }
    }
}
