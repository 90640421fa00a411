// load: a closed-loop HTTP/1.1 load generator for sequences of requests. One thread, epoll, keep-alive connections.
//
//   load [-c connections] [-d seconds] [-n units] [-s values-in] [-o values-out] ADDRESS PORT STEP...
//
// A unit is one pass through all steps on one connection. A STEP is `statuses|capture|needle|file`: the statuses that are
// right (`200` or `303,503`), the text after which a value is taken from the answer (up to `"`, `&`, CR or space; empty for
// none), a text that a right answer contains (or empty), and the file with the request. In the file `{v}` stands for the
// connection's newest value and `{n}` for the length of the body. Values begin with the lines of `values-in`, one for each
// connection, and end in `values-out`. So a refresh chain is one step that captures its own next token, and a code flow is
// two steps of which the first captures the code.
//
// Every answer is checked. SIGINT ends the run early. A unit that is under way at the end is finished, so that no rotation
// is lost.
// Prints one JSON object; latencies are those of whole units, in milliseconds.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_STEPS = 4, MAX_STATUSES = 4, VALUE_BYTES = 4096, REQUEST_BYTES = 32768, ANSWER_BYTES = 1 << 20 };

struct step {
    int statuses[MAX_STATUSES];
    int status_count;
    const char *capture, *needle;
    char *request;
};

struct connection {
    int fd, step;
    bool busy, waits_to_send;
    char value[VALUE_BYTES];
    char out[REQUEST_BYTES];
    size_t out_length, out_sent;
    char *in;
    size_t in_length;
    double unit_began;
};

static struct step steps[MAX_STEPS];
static int step_count;
static struct sockaddr_in address;
static int poller;
static long issued, finished, wrong, socket_errors, limit = -1;
static double deadline;
static volatile sig_atomic_t interrupted;
static uint32_t *latencies;
static size_t latency_room;
static long by_status[600];
static char first_wrong[400];

static void fail(const char *text) {
    fprintf(stderr, "load: %s\n", text);
    exit(2);
}

static void interrupt(int number) {
    interrupted = number;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path);
    char *text = calloc(1, REQUEST_BYTES);
    size_t length = fread(text, 1, REQUEST_BYTES - 1, file);
    if (!length || !feof(file)) fail("a request file is empty or too long");
    fclose(file);
    return text;
}

// Copies `from` up to `end`, with {v} and {n} filled in.
static size_t fill(char *to, size_t room, const char *from, const char *end, const char *value, size_t body) {
    size_t length = 0;
    while (from < end) {
        char number[24];
        const char *piece = NULL;
        if (end - from >= 3 && !memcmp(from, "{v}", 3)) piece = value;
        if (end - from >= 3 && !memcmp(from, "{n}", 3)) {
            snprintf(number, sizeof number, "%zu", body);
            piece = number;
        }
        size_t count = piece ? strlen(piece) : 1;
        if (length + count >= room) fail("a request is too long");
        memcpy(to + length, piece ? piece : from, count);
        length += count;
        from += piece ? 3 : 1;
    }
    return length;
}

static void watch(struct connection *c, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = c};
    if (epoll_ctl(poller, operation, c->fd, &event)) fail("epoll_ctl");
}

static void flush(struct connection *c) {
    while (c->out_sent < c->out_length) {
        ssize_t count = send(c->fd, c->out + c->out_sent, c->out_length - c->out_sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0) {
            // The rest when the socket is writable; an error shows up when reading.
            if (!c->waits_to_send) watch(c, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            c->waits_to_send = true;
            return;
        }
        c->out_sent += (size_t)count;
    }
    if (c->waits_to_send) watch(c, EPOLL_CTL_MOD, EPOLLIN);
    c->waits_to_send = false;
}

static void send_step(struct connection *c) {
    const char *request = steps[c->step].request;
    const char *body = strstr(request, "\r\n\r\n");
    if (!body) fail("a request has no empty line");
    body += 4;
    char filled[REQUEST_BYTES];
    size_t body_length = fill(filled, sizeof filled, body, request + strlen(request), c->value, 0);
    c->out_length = fill(c->out, sizeof c->out, request, body, c->value, body_length);
    if (c->out_length + body_length >= sizeof c->out) fail("a request is too long");
    memcpy(c->out + c->out_length, filled, body_length);
    c->out_length += body_length;
    c->out_sent = c->in_length = 0;
    flush(c);
}

static void begin_unit(struct connection *c) {
    c->busy = !interrupted && now() < deadline && (limit < 0 || issued < limit);
    if (!c->busy) return;
    issued++;
    c->step = 0;
    c->unit_began = now();
    send_step(c);
}

static void connect_one(struct connection *c) {
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int one = 1;
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(c->fd, (struct sockaddr *)&address, sizeof address)) fail("cannot connect");
    c->waits_to_send = false;
    watch(c, EPOLL_CTL_ADD, EPOLLIN);
}

static void reconnect(struct connection *c) {
    close(c->fd);
    connect_one(c);
}

static void note_wrong(struct connection *c, const char *why) {
    if (!wrong++) snprintf(first_wrong, sizeof first_wrong, "step %d %s: %.300s", c->step + 1, why, c->in);
}

static void take_value(struct connection *c, const char *capture) {
    char *found = strstr(c->in, capture);
    if (!found) return note_wrong(c, "no value");
    found += strlen(capture);
    size_t length = strcspn(found, "\"& \r\n");
    if (!length || length >= VALUE_BYTES) return note_wrong(c, "odd value");
    memcpy(c->value, found, length);
    c->value[length] = 0;
}

// Looks whether the answer is whole; then checks it and goes on.
static void answered(struct connection *c) {
    c->in[c->in_length] = 0;
    char *body = strstr(c->in, "\r\n\r\n");
    if (!body) return;
    body += 4;
    size_t head = (size_t)(body - c->in);
    int status = c->in_length > 12 ? atoi(c->in + 9) : 0;
    char saved = *body;
    *body = 0;
    char *length = strcasestr(c->in, "\r\ncontent-length:");
    bool chunked = strcasestr(c->in, "\r\ntransfer-encoding: chunked") != NULL;
    bool closes = strcasestr(c->in, "\r\nconnection: close") != NULL;
    size_t wanted = length ? strtoul(length + 17, NULL, 10) : 0;
    *body = saved;
    if (chunked ? !strstr(body - 2, "\r\n0\r\n\r\n") : c->in_length < head + wanted) return;
    const struct step *step = &steps[c->step];
    long wrong_before = wrong;
    bool right = false;
    for (int i = 0; i < step->status_count; i++) right |= step->statuses[i] == status;
    if (status > 0 && status < 600) by_status[status]++;
    if (!right) note_wrong(c, "wrong status");
    else if (*step->needle && !strstr(body, step->needle)) note_wrong(c, "wrong body");
    else if (*step->capture) take_value(c, step->capture);
    if (closes) reconnect(c);
    c->step++;
    if (wrong == wrong_before && c->step < step_count) {
        send_step(c);
        return;
    }
    if (wrong == wrong_before) {
        if ((size_t)finished == latency_room) {
            latency_room = latency_room ? latency_room * 2 : 65536;
            latencies = realloc(latencies, latency_room * sizeof *latencies);
        }
        latencies[finished++] = (uint32_t)((now() - c->unit_began) * 1e6);
    }
    if (wrong > 100) fail(first_wrong);
    begin_unit(c);
}

static void readable(struct connection *c) {
    ssize_t count = recv(c->fd, c->in + c->in_length, ANSWER_BYTES - 1 - c->in_length, MSG_DONTWAIT);
    if (count > 0) {
        c->in_length += (size_t)count;
        if (c->in_length >= ANSWER_BYTES - 1) fail("an answer is too long");
        if (c->busy) answered(c);
        return;
    }
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (c->busy && c->in_length) note_wrong(c, "cut off");
    if (++socket_errors > 1000) fail("too many connections were closed");
    reconnect(c);
    // Nothing was answered on it: a keep-alive connection that the server was closing. Ask again.
    if (c->busy) send_step(c);
}

static void parse_step(char *text) {
    if (step_count == MAX_STEPS) fail("too many steps");
    struct step *step = &steps[step_count++];
    char *statuses = strsep(&text, "|"), *one;
    step->capture = strsep(&text, "|");
    step->needle = strsep(&text, "|");
    if (!text) fail("a step is statuses|capture|needle|file");
    while ((one = strsep(&statuses, ",")) && step->status_count < MAX_STATUSES) step->statuses[step->status_count++] = atoi(one);
    step->request = read_file(text);
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static double percentile(double part) {
    return finished ? latencies[(size_t)((finished - 1) * part)] / 1000.0 : 0;
}

int main(int count, char **arguments) {
    int connections = 32, option;
    double seconds = 5;
    const char *values_in = NULL, *values_out = NULL;
    while ((option = getopt(count, arguments, "c:d:n:s:o:")) != -1) {
        if (option == 'c') connections = atoi(optarg);
        else if (option == 'd') seconds = atof(optarg);
        else if (option == 'n') limit = atol(optarg);
        else if (option == 's') values_in = optarg;
        else if (option == 'o') values_out = optarg;
        else return 2;
    }
    if (count - optind < 3 || connections < 1 || connections > 1024 || seconds > 600) fail("wrong arguments, see load.c");
    address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[optind + 1]))};
    if (inet_pton(AF_INET, arguments[optind], &address.sin_addr) != 1 || arguments[optind][0] != '1' ||
        strncmp(arguments[optind], "127.", 4))
        fail("only loopback addresses");
    for (int i = optind + 2; i < count; i++) parse_step(arguments[i]);
    poller = epoll_create1(EPOLL_CLOEXEC);
    struct connection *all = calloc((size_t)connections, sizeof *all);
    FILE *values = values_in ? fopen(values_in, "r") : NULL;
    if (values_in && !values) fail(values_in);
    for (int i = 0; i < connections; i++) {
        all[i].in = malloc(ANSWER_BYTES);
        if (values && !fgets(all[i].value, VALUE_BYTES, values)) fail("fewer values than connections");
        all[i].value[strcspn(all[i].value, "\n")] = 0;
        connect_one(&all[i]);
    }
    signal(SIGINT, interrupt);
    double began = now();
    deadline = began + seconds;
    for (int i = 0; i < connections; i++) begin_unit(&all[i]);
    for (;;) {
        bool any = false;
        for (int i = 0; i < connections && !any; i++) any = all[i].busy;
        if (!any) break;
        if (now() > deadline + 30) fail("answers are missing half a minute after the end");
        struct epoll_event events[256];
        int ready = epoll_wait(poller, events, 256, 1000);
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (events[i].events & EPOLLOUT) flush(c);
            if (events[i].events & ~(uint32_t)EPOLLOUT) readable(c);
        }
    }
    double took = now() - began;
    if (values_out) {
        FILE *out = fopen(values_out, "w");
        if (!out) fail(values_out);
        for (int i = 0; i < connections; i++) fprintf(out, "%s\n", all[i].value);
        fclose(out);
    }
    if (finished) qsort(latencies, (size_t)finished, sizeof *latencies, ascending);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    printf("{\"units\":%ld,\"seconds\":%.3f,\"rate\":%.1f,\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"max\":%.3f,\"wrong\":%ld,"
           "\"closed\":%ld,\"load_cpu\":%.3f,\"statuses\":{",
           finished, took, finished / took, percentile(0.5), percentile(0.9), percentile(0.99), percentile(1), wrong,
           socket_errors, cpu);
    bool comma = false;
    for (int status = 0; status < 600; status++)
        if (by_status[status]) {
            printf("%s\"%d\":%ld", comma ? "," : "", status, by_status[status]);
            comma = true;
        }
    printf("}}\n");
    if (wrong) fprintf(stderr, "load: %ld wrong answers, the first: %s\n", wrong, first_wrong);
    return wrong ? 3 : 0;
}
