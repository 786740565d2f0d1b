#define _GNU_SOURCE
#include "CTerminalTesting.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static int open_terminal(int *terminal, char *name, size_t size) {
  *terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*terminal < 0) return errno;
  if (grantpt(*terminal) == 0 && unlockpt(*terminal) == 0 && ptsname_r(*terminal, name, size) == 0) return 0;
  int code = errno;
  close(*terminal);
  return code;
}

int pty_spawn(
    char *const *arguments, char *const *environment, const char *directory, unsigned short rows,
    unsigned short columns, pid_t *process, int *terminal) {
  char name[128];
  int code = open_terminal(terminal, name, sizeof name);
  if (code != 0) return code;
  pty_resize(*terminal, rows, columns);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (directory != NULL) posix_spawn_file_actions_addchdir_np(&actions, directory);
  // Opened by the leader of a session, the terminal becomes its controlling terminal.
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO);

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  code = posix_spawn(process, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) close(*terminal);
  return code;
}

int pty_resize(int terminal, unsigned short rows, unsigned short columns) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  return ioctl(terminal, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int pty_is_cooked(int terminal) {
  struct termios modes;
  if (tcgetattr(terminal, &modes) != 0) return 0;
  return (modes.c_lflag & (ECHO | ICANON)) == (ECHO | ICANON);
}

int pty_exit_status(pid_t process) {
  int status;
  pid_t ended = waitpid(process, &status, WNOHANG);
  if (ended != process) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
