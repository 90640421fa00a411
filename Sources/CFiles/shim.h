// sync_file_range(2) is declared for _GNU_SOURCE alone, which the importer does not set.
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// Has the system begin to write a part of a file to the disk; 0 or -1 with errno. Makes nothing durable.
static inline int c_files_begin_writing(int descriptor, int64_t offset, int64_t count) {
#ifdef SYS_sync_file_range
    return (int)syscall(SYS_sync_file_range, descriptor, offset, count, 2 /* SYNC_FILE_RANGE_WRITE */);
#else
    (void)descriptor, (void)offset, (void)count;
    return 0;
#endif
}
