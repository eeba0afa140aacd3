/* A DNS load generator over UDP for one core.
 *
 * Closed loop: keeps WINDOW questions under way and asks the next as soon as a reply comes, so that the server is never idle and never
 * flooded. Questions leave in runs of equal length with segmentation offload (UDP_SEGMENT), since plain sends would make the generator the
 * limit. Fixed rate: sends at even intervals and measures each reply's latency. Turns: the fixed rate at one address after the other, a short
 * window each, again and again; what the machine does to one of them it does to all.
 *
 * Names are hostNNNN.ZONE for NNNN below COUNT. A reply counts when its id is under way, its code is 0 and it has an answer.
 * Prints one JSON object; in turns an array of them, one for each window. heldUpUs is the longest time for which the generator itself,
 * which never sleeps, did not run: a latency measured meanwhile is its own.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/udp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#endif

enum { BATCH = 32, MAX_QUERY = 300, MAX_REPLY = 2048, IDS = 65536, MAX_TARGETS = 16 };
enum { LEAD_IN_NS = 10000000, PATIENCE_NS = 20000000 };

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

struct target {
    int fd;
    uint16_t next_id;
    uint64_t sent_at[IDS];
};

static struct target *targets;
static int target_count;
static uint8_t (*queries)[MAX_QUERY];
static int query_length, name_count, next_name;
static uint64_t sent, good, bad;
static uint32_t *latencies;
static size_t latency_count, latency_room;

static void build_queries(const char *zone, int edns) {
    queries = calloc((size_t)name_count, MAX_QUERY);
    for (int i = 0; i < name_count; i++) {
        uint8_t *q = queries[i];
        int at = 12;
        char text[256];
        snprintf(text, sizeof text, "host%04d.%s", i, zone);
        q[2] = 1; q[5] = 1; q[11] = edns ? 1 : 0;
        for (char *label = strtok(text, "."); label; label = strtok(NULL, ".")) {
            size_t n = strlen(label);
            q[at++] = (uint8_t)n;
            memcpy(q + at, label, n);
            at += (int)n;
        }
        q[at++] = 0;
        q[at + 1] = 1; q[at + 3] = 1;
        at += 4;
        if (edns) {
            static const uint8_t opt[11] = {0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0};
            memcpy(q + at, opt, sizeof opt);
            at += (int)sizeof opt;
        }
        query_length = at;
    }
}

static int send_run(struct target *t, int count) {
    static uint8_t run[BATCH * MAX_QUERY];
    uint64_t at = now_ns();
    for (int i = 0; i < count; i++) {
        uint8_t *q = run + i * query_length;
        memcpy(q, queries[next_name], (size_t)query_length);
        if (++next_name == name_count) next_name = 0;
        q[0] = (uint8_t)(t->next_id >> 8); q[1] = (uint8_t)t->next_id;
        t->sent_at[t->next_id++] = at;
    }
    char control[CMSG_SPACE(sizeof(uint16_t))] = {0};
    struct iovec part = { run, (size_t)(count * query_length) };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    if (count > 1) {
        message.msg_control = control;
        message.msg_controllen = sizeof control;
        struct cmsghdr *c = CMSG_FIRSTHDR(&message);
        c->cmsg_level = SOL_UDP; c->cmsg_type = UDP_SEGMENT; c->cmsg_len = CMSG_LEN(sizeof(uint16_t));
        *(uint16_t *)CMSG_DATA(c) = (uint16_t)query_length;
    }
    if (sendmsg(t->fd, &message, 0) < 0) return 0;
    sent += (uint64_t)count;
    return count;
}

/* How many replies came to questions that are under way; -1 when nothing came at all. */
static int receive(struct target *t, int flags) {
    static uint8_t buffers[BATCH][MAX_REPLY];
    static struct mmsghdr messages[BATCH];
    static struct iovec parts[BATCH];
    for (int i = 0; i < BATCH; i++) {
        parts[i] = (struct iovec){ buffers[i], MAX_REPLY };
        messages[i].msg_hdr = (struct msghdr){ .msg_iov = &parts[i], .msg_iovlen = 1 };
    }
    int n = recvmmsg(t->fd, messages, BATCH, flags, NULL);
    if (n <= 0) return -1;
    uint64_t at = now_ns();
    int matched = 0;
    for (int i = 0; i < n; i++) {
        uint8_t *r = buffers[i];
        if (messages[i].msg_len < 12) continue;
        uint16_t id = (uint16_t)(r[0] << 8 | r[1]);
        if (!t->sent_at[id]) continue;
        if (latency_count < latency_room) latencies[latency_count++] = (uint32_t)((at - t->sent_at[id]) / 100);
        t->sent_at[id] = 0;
        matched++;
        if ((r[3] & 15) == 0 && (r[2] & 128) && (r[6] | r[7])) good++; else bad++;
    }
    return matched;
}

static void closed_loop(int window, uint64_t until) {
    int under_way[MAX_TARGETS] = {0};
    while (now_ns() < until) {
        for (int i = 0; i < target_count; i++) {
            struct target *t = &targets[i];
            while (under_way[i] < window) {
                int count = window - under_way[i] < BATCH ? window - under_way[i] : BATCH;
                under_way[i] += send_run(t, count);
            }
        }
        for (int i = 0; i < target_count; i++) {
            int got = receive(&targets[i], MSG_WAITFORONE);
            if (got < 0) {
                /* Nothing for the whole receive time-out: what is under way is lost. Replies that come all the same are passed over. */
                memset(targets[i].sent_at, 0, sizeof targets[i].sent_at);
                under_way[i] = 0;
            } else {
                under_way[i] -= got;
            }
        }
    }
}

/* Sleeps until a reply comes or the next question is due: spares the core, and makes the latencies somewhat longer than they are. */
static void rest(uint64_t due) {
    struct pollfd polled[MAX_TARGETS];
    for (int i = 0; i < target_count; i++) polled[i] = (struct pollfd){ .fd = targets[i].fd, .events = POLLIN };
    uint64_t now = now_ns();
    if (now >= due) return;
    struct timespec left = { (time_t)((due - now) / 1000000000u), (long)((due - now) % 1000000000u) };
    ppoll(polled, (nfds_t)target_count, &left, NULL);
}

static void drain(struct target *from, int count, uint64_t ns) {
    uint64_t end = now_ns() + ns;
    while (now_ns() < end)
        for (int i = 0; i < count; i++) receive(&from[i], MSG_DONTWAIT);
}

/* Gives back the longest time between two looks at the clock. */
static uint64_t fixed_rate(struct target *asked, int count, double rate, uint64_t until, int restful) {
    uint64_t interval = (uint64_t)(1e9 / rate), last = now_ns(), due = last, held_up = 0;
    int turn = 0;
    while (due < until) {
        uint64_t now = now_ns();
        if (now - last > held_up) held_up = now - last;
        last = now;
        if (now >= due) {
            send_run(&asked[turn], 1);
            if (++turn == count) turn = 0;
            due += interval;
        }
        if (restful) rest(due);
        for (int i = 0; i < count; i++) receive(&asked[i], MSG_DONTWAIT);
    }
    return held_up;
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static double percentile(double p) {
    return latency_count ? latencies[(size_t)(p * (double)(latency_count - 1))] / 10.0 : 0;
}

static void print_result(int target, double elapsed, uint64_t held_up) {
    qsort(latencies, latency_count, sizeof *latencies, ascending);
    printf("{\"target\":%d,\"sent\":%llu,\"answered\":%llu,\"bad\":%llu,\"seconds\":%.4f,\"queriesPerSecond\":%.1f,"
           "\"p50Us\":%.1f,\"p90Us\":%.1f,\"p99Us\":%.1f,\"p999Us\":%.1f,\"heldUpUs\":%.1f}",
           target, (unsigned long long)sent, (unsigned long long)good, (unsigned long long)bad, elapsed, (double)(good + bad) / elapsed,
           percentile(0.5), percentile(0.9), percentile(0.99), percentile(0.999), (double)held_up / 1000);
}

/* Before each window the same load for a while that is not counted: the others had the core, and its caches, since. What is not answered
 * soon after the window counts as answered then. */
static void in_turns(int turns, double rate, double seconds) {
    printf("[");
    for (int window = 0; window < turns * target_count; window++) {
        struct target *asked = &targets[window % target_count];
        fixed_rate(asked, 1, rate, now_ns() + LEAD_IN_NS, 0);
        latency_count = sent = good = bad = 0;
        uint64_t held_up = fixed_rate(asked, 1, rate, now_ns() + (uint64_t)(seconds * 1e9), 0);
        drain(asked, 1, PATIENCE_NS);
        while (latency_count < sent) latencies[latency_count++] = PATIENCE_NS / 100;
        memset(asked->sent_at, 0, sizeof asked->sent_at);
        if (window) printf(",\n");
        print_result(window % target_count, seconds, held_up);
    }
    printf("]\n");
}

int main(int argc, char **argv) {
    const char *zone = "bench.example.org";
    const char *addresses[MAX_TARGETS];
    int ports[MAX_TARGETS];
    int port = 53, window = 128, turns = 0, edns = 0, restful = 0, option;
    double seconds = 3, rate = 0;
    name_count = 1000;
    while ((option = getopt(argc, argv, "s:p:z:n:w:l:r:t:ei")) != -1) {
        switch (option) {
        case 'p': port = atoi(optarg); break;
        case 's': if (target_count < MAX_TARGETS) { ports[target_count] = port; addresses[target_count++] = optarg; } break;
        case 'z': zone = optarg; break;
        case 'n': name_count = atoi(optarg); break;
        case 'w': window = atoi(optarg); break;
        case 'l': seconds = atof(optarg); break;
        case 'r': rate = atof(optarg); break;
        case 't': turns = atoi(optarg); break;
        case 'e': edns = 1; break;
        case 'i': restful = 1; break;
        default:
            fprintf(stderr, "usage: %s {-p port -s address}… [-z zone] [-n names] [-w window] [-l seconds] [-r rate [-i | -t turns]] [-e]\n", argv[0]);
            return 2;
        }
    }
    if (turns > 0 && rate <= 0) { fprintf(stderr, "-t takes a rate, -r\n"); return 2; }
    if (target_count == 0 || name_count < 1 || name_count > 10000) { fprintf(stderr, "no address, or too many names\n"); return 2; }
    build_queries(zone, edns);
    targets = calloc((size_t)target_count, sizeof *targets);
    latency_room = 8u << 20;
    latencies = malloc(latency_room * sizeof *latencies);
    for (int i = 0; i < target_count; i++) {
        struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)ports[i]) };
        if (inet_pton(AF_INET, addresses[i], &a.sin_addr) != 1 || ntohl(a.sin_addr.s_addr) >> 24 != 127) {
            fprintf(stderr, "%s is not a loopback address\n", addresses[i]);
            return 2;
        }
        struct timeval patience = { 0, 100000 };
        int buffer = 4 << 20;
        targets[i].fd = socket(AF_INET, SOCK_DGRAM, 0);
        setsockopt(targets[i].fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(targets[i].fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
        setsockopt(targets[i].fd, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
        if (connect(targets[i].fd, (struct sockaddr *)&a, sizeof a) < 0) { perror("connect"); return 1; }
    }
    uint64_t start = now_ns(), until = start + (uint64_t)(seconds * 1e9);
    if (turns > 0) { in_turns(turns, rate, seconds); return 0; }
    uint64_t held_up = 0;
    if (rate > 0) {
        held_up = fixed_rate(targets, target_count, rate, until, restful);
        drain(targets, target_count, 200000000u);
    } else {
        closed_loop(window, until);
    }
    print_result(0, rate > 0 ? seconds : (double)(now_ns() - start) / 1e9, held_up);
    printf("\n");
    return 0;
}
