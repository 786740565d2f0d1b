// libedit for Swift: a typed wrapper for each shape of the variadic calls, and the few names of the C
// library that the Glibc module hides or that strict concurrency checking refuses.
#ifndef CHAINRULE_CEDITLINE_SHIM_H
#define CHAINRULE_CEDITLINE_SHIM_H

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

// Declared by <wchar.h> only when X/Open names are asked for.
extern int wcwidth(wchar_t scalar);

typedef unsigned char (*editline_command)(EditLine *editor, wint_t key);
typedef int (*editline_reader)(EditLine *editor, wchar_t *scalar);
typedef wchar_t *(*editline_prompt)(EditLine *editor);

// An editor on the standard streams, or NULL.
static inline EditLine *editline_open(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

static inline int editline_set_integer(EditLine *editor, int option, int value) {
  return el_wset(editor, option, value);
}

static inline int editline_set_string(EditLine *editor, int option, const wchar_t *value) {
  return el_wset(editor, option, value);
}

// `escape` brackets the parts of the prompt that take no room on the screen.
static inline int editline_set_prompt(EditLine *editor, editline_prompt prompt, wchar_t escape) {
  return el_wset(editor, EL_PROMPT_ESC, prompt, (int)escape);
}

static inline int editline_set_reader(EditLine *editor, editline_reader reader) {
  return el_wset(editor, EL_GETCFN, reader);
}

static inline int editline_set_client_data(EditLine *editor, void *data) {
  return el_wset(editor, EL_CLIENTDATA, data);
}

static inline void *editline_client_data(EditLine *editor) {
  void *data = NULL;
  el_wget(editor, EL_CLIENTDATA, &data);
  return data;
}

// libedit copies both strings.
static inline int editline_add_command(
    EditLine *editor, const char *name, const char *help, editline_command command) {
  return el_set(editor, EL_ADDFN, name, help, command);
}

static inline int editline_bind(EditLine *editor, const char *key, const char *command) {
  return el_set(editor, EL_BIND, key, command, NULL);
}

// Changes a mode that the terminal has while a line is edited: `-inlcr` clears it.
static inline int editline_set_editing_mode(EditLine *editor, const char *mode) {
  return el_set(editor, EL_SETTY, "-d", mode, NULL);
}

// Draws prompt and text anew from where the cursor stands.
static inline int editline_refresh(EditLine *editor) {
  return el_wset(editor, EL_REFRESH);
}

static inline void editline_flush(void) {
  fflush(stdout);
}

// Takes the character encoding of the environment; answers whether it is UTF-8. Where it is not, the
// process works in C.UTF-8 all the same: libedit loses every letter that it cannot encode.
static inline int editline_adopt_locale(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  setlocale(LC_CTYPE, "C.UTF-8");
  return 0;
}

#endif
