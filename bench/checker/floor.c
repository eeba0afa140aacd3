/*
 * The least that checking costs: an epoll client without a library, the floor that the checker is measured against.
 * Reads lines "TIMEOUT_MS PORT PORT ...", probes http://127.0.0.1:PORT/ each, all at once up to 800, and writes a line with the
 * latency of each in microseconds, or -1 where the answer was not 200 or did not come in time.
 * usage: floor [BURST PAUSE_MS]   starts BURST probes every PAUSE_MS instead of all at once
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 100000, MOST_IN_FLIGHT = 800 };

static const char request[] =
    "GET /healthz HTTP/1.1\r\nHost: app.internal.example.com\r\nUser-Agent: floor\r\nAccept: */*\r\nConnection: close\r\n\r\n";

struct probe { int fd; uint64_t started; long latency; int is_sent; };
static struct probe probes[MOST];
static int ports[MOST];

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec;
}

static void start(int epoll, int i)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(ports[i]), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct probe *p = &probes[i];
    int on = 1;
    *p = (struct probe){ socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), now(), -1, 0 };
    setsockopt(p->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(p->fd, (struct sockaddr *)&a, sizeof a) < 0 && errno != EINPROGRESS) { perror("connect"); exit(1); }
    struct epoll_event e = { .events = EPOLLOUT, .data.u32 = i };
    epoll_ctl(epoll, EPOLL_CTL_ADD, p->fd, &e);
}

/* Takes one step; 1 when the probe is over. */
static int step(int epoll, int i)
{
    struct probe *p = &probes[i];
    if (!p->is_sent) {
        if (send(p->fd, request, sizeof request - 1, MSG_NOSIGNAL) < 0) return 1;
        p->is_sent = 1;
        struct epoll_event e = { .events = EPOLLIN, .data.u32 = i };
        epoll_ctl(epoll, EPOLL_CTL_MOD, p->fd, &e);
        return 0;
    }
    char answer[4096];
    ssize_t size = recv(p->fd, answer, sizeof answer, 0);
    if (size < 0 && errno == EAGAIN) return 0;
    if (size > 12 && !memcmp(answer, "HTTP/1.1 200", 12)) p->latency = (long)((now() - p->started) / 1000);
    return 1;
}

static int in_flight, over;

static void end(int i)
{
    close(probes[i].fd);
    probes[i].fd = -1;
    in_flight--;
    over++;
}

static void serve(int epoll, const struct timespec *wait)
{
    struct epoll_event events[256];
    int ready = epoll_pwait2(epoll, events, 256, wait, NULL);
    for (int e = 0; e < ready; e++) if (step(epoll, events[e].data.u32)) end(events[e].data.u32);
}

int main(int argc, char **argv)
{
    static char line[MOST * 8];
    int burst = argc > 2 ? atoi(argv[1]) : MOST_IN_FLIGHT;
    uint64_t pause = argc > 2 ? strtoull(argv[2], NULL, 10) * 1000000u : 0;
    while (fgets(line, sizeof line, stdin)) {
        char *at = line;
        uint64_t timeout = strtoull(at, &at, 10) * 1000000u;
        int count = 0, next = 0, oldest = 0;
        in_flight = over = 0;
        for (long port; count < MOST && (port = strtol(at, &at, 10)) > 0;) ports[count++] = (int)port;
        int epoll = epoll_create1(0);
        uint64_t due = 0;
        while (over < count) {
            if (next < count && now() >= due) {
                for (int i = 0; i < burst && next < count && in_flight < MOST_IN_FLIGHT; i++) {
                    static const struct timespec at_once;
                    start(epoll, next++);
                    in_flight++;
                    /* Those that are ready meanwhile must not look slow for it. */
                    if (pause) serve(epoll, &at_once);
                }
                due = now() + pause;
            }
            while (oldest < next && probes[oldest].fd < 0) oldest++;
            /* With nothing under way there is only the next start to wait for. */
            uint64_t wake = oldest < next ? probes[oldest].started + timeout : due;
            if (pause && next < count && due < wake) wake = due;
            int64_t left = (int64_t)(wake - now());
            struct timespec wait = { left > 0 ? left / 1000000000 : 0, left > 0 ? left % 1000000000 : 0 };
            serve(epoll, &wait);
            for (uint64_t t = now(); oldest < next && (probes[oldest].fd < 0 || t - probes[oldest].started >= timeout); oldest++) {
                if (probes[oldest].fd >= 0) end(oldest);
            }
        }
        close(epoll);
        for (int i = 0; i < count; i++) printf("%ld ", probes[i].latency);
        printf("\n");
        fflush(stdout);
    }
}
