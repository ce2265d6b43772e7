/*
 * Records, in order, what a process does to the files below RECORD_DIR: each write with its bytes, each
 * truncation, sync and removal. Loaded with LD_PRELOAD; check.ts replays any beginning of the record
 * as a disk that lost its power would have kept it.
 *
 * A record is a header of five little-endian 64-bit numbers (kind, file, offset, length, zero) and the
 * bytes. The first record of a file is its name.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { NAME = 1, WRITE = 2, TRUNCATE = 3, SYNC = 4, REMOVE = 5 };

#define FDS 65536
#define FILES 256

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static const char *dir;
static int file_of_fd[FDS]; /* 0: not ours */
static char *names[FILES];
static int files = 1;

static ssize_t (*real_write)(int, const void *, size_t);

#define REAL(name) \
	static __typeof__(&name) real; \
	if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void put(enum kind kind, int file, int64_t offset, const void *bytes, uint64_t length) {
	int64_t header[5] = {kind, file, offset, (int64_t)length, 0};
	real_write(log_fd, header, sizeof header);
	if (length > 0) real_write(log_fd, bytes, length);
}

static void start(void) {
	if (log_fd >= 0) return;
	dir = getenv("RECORD_DIR");
	const char *path = getenv("RECORD_LOG");
	real_write = dlsym(RTLD_NEXT, "write");
	int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
	log_fd = real_open(path ? path : "/dev/null", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int file_named(const char *path) {
	for (int file = 1; file < files; file++)
		if (strcmp(names[file], path) == 0) return file;
	if (files == FILES) abort();
	names[files] = strdup(path);
	put(NAME, files, 0, path, strlen(path));
	return files++;
}

static int watch(int fd, const char *path) {
	if (fd < 0 || fd >= FDS) return fd;
	pthread_mutex_lock(&lock);
	start();
	int ours = dir && strncmp(path, dir, strlen(dir)) == 0 && !strstr(path, "-shm");
	file_of_fd[fd] = ours ? file_named(path) : 0;
	pthread_mutex_unlock(&lock);
	return fd;
}

static int file_at(int fd) { return fd >= 0 && fd < FDS ? file_of_fd[fd] : 0; }

static void record(enum kind kind, int fd, int64_t offset, const void *bytes, ssize_t length) {
	if (!file_at(fd) || length < 0) return;
	pthread_mutex_lock(&lock);
	put(kind, file_of_fd[fd], offset, bytes, (uint64_t)length);
	pthread_mutex_unlock(&lock);
}

#define OPEN(name) \
	int name(const char *path, int flags, ...) { \
		REAL(name); \
		va_list rest; \
		va_start(rest, flags); \
		mode_t mode = va_arg(rest, mode_t); \
		va_end(rest); \
		return watch(real(path, flags, mode), path); \
	}
OPEN(open)
OPEN(open64)

int openat(int at, const char *path, int flags, ...) {
	REAL(openat);
	va_list rest;
	va_start(rest, flags);
	mode_t mode = va_arg(rest, mode_t);
	va_end(rest);
	return watch(real(at, path, flags, mode), path);
}

int close(int fd) {
	REAL(close);
	if (fd >= 0 && fd < FDS) file_of_fd[fd] = 0;
	return real(fd);
}

#define PWRITE(name, offset_type) \
	ssize_t name(int fd, const void *bytes, size_t length, offset_type offset) { \
		REAL(name); \
		ssize_t written = real(fd, bytes, length, offset); \
		record(WRITE, fd, offset, bytes, written); \
		return written; \
	}
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t length) {
	REAL(write);
	off_t offset = file_at(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
	ssize_t written = real(fd, bytes, length);
	record(WRITE, fd, offset, bytes, written);
	return written;
}

#define TRUNCATE_(name, length_type) \
	int name(int fd, length_type length) { \
		REAL(name); \
		int result = real(fd, length); \
		if (result == 0) record(TRUNCATE, fd, length, "", 0); \
		return result; \
	}
TRUNCATE_(ftruncate, off_t)
TRUNCATE_(ftruncate64, off64_t)

#define SYNC_(name) \
	int name(int fd) { \
		REAL(name); \
		int result = real(fd); \
		if (result == 0) record(SYNC, fd, 0, "", 0); \
		return result; \
	}
SYNC_(fsync)
SYNC_(fdatasync)

int unlink(const char *path) {
	REAL(unlink);
	int result = real(path);
	if (result != 0) return result;
	pthread_mutex_lock(&lock);
	start();
	if (dir && strncmp(path, dir, strlen(dir)) == 0) put(REMOVE, file_named(path), 0, "", 0);
	pthread_mutex_unlock(&lock);
	return result;
}
