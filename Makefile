# stet: plain GNU make. `make help` lists what there is to make.
#
# Variables for the command line: CC, CFLAGS, LDFLAGS, BUILD (folder of the
# build), WERROR=1, SANITIZE=address,undefined, V=1 (show commands), PREFIX,
# DESTDIR, T (part of a test's name, for check), BENCH_OLD and BENCH_NEW,
# SHARED=1 (no static archives of the libraries).

VERSION = 0.1.0

BUILD    ?= build
PREFIX   ?= /usr/local
CFLAGS   ?= -O2 -g
PKG_CONFIG ?= pkg-config
BINDIR   = $(DESTDIR)$(PREFIX)/bin
MANDIR   = $(DESTDIR)$(PREFIX)/share/man/man1

MAKEFLAGS += --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# --- flags -----------------------------------------------------------------

# pkg-config is asked on first use and not while this file is read: setup may
# have to install it first. What it answers is kept. Feature macros in its
# answer would contradict ours.
lazy = $(eval $(1) := $(2))$($(1))
PACKAGES = libutf8proc libpcre2-8
PKG_CFLAGS  = $(call lazy,PKG_CFLAGS,$$(filter-out -D%,$$(shell \
	$(PKG_CONFIG) --cflags ncursesw $(PACKAGES) 2>/dev/null)))
CORE_LIBS   = $(call lazy,CORE_LIBS,$$(call prefer_archives,$$(shell \
	$(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null || echo -lutf8proc -lpcre2-8) -lunistring -lgumbo -lcmark $(SYSTEM_LIBS)))
CURSES_LIBS = $(call lazy,CURSES_LIBS,$$(call prefer_archives,$$(shell \
	$(PKG_CONFIG) --libs ncursesw 2>/dev/null || echo -lncursesw)))

# A third of the time that a short comparison takes went into finding and
# relocating shared libraries, so archives are linked where they are installed.
# SHARED=1 keeps the shared ones.
archive = $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))
prefer_archives = $(if $(SHARED),$(1),$(foreach flag,$(1),$(or \
	$(if $(filter -l%,$(flag)),$(call archive,$(flag:-l%=%))),$(flag))))

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(WERROR),-Werror)
SANITIZER = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer)
DEFINES = -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DSTET_VERSION='"$(VERSION)"'
INCLUDES = -Isrc -I.
COMPILE = $(CC) -std=c11 -pthread $(DEFINES) $(INCLUDES) $(PKG_CFLAGS) $(WARNINGS) $(SANITIZER) $(CFLAGS)

ifeq ($(shell uname -s),Darwin)
# Homebrew's libraries are outside the compiler's search path.
BREW = $(call lazy,BREW,$$(shell brew --prefix 2>/dev/null || echo /usr/local))
export PKG_CONFIG_PATH := /opt/homebrew/opt/ncurses/lib/pkgconfig:/usr/local/opt/ncurses/lib/pkgconfig:$(PKG_CONFIG_PATH)
DEFINES  += -D_DARWIN_C_SOURCE
INCLUDES += -I$(BREW)/include
LINK_FLAGS = -L$(BREW)/lib
SYSTEM_LIBS = -liconv
else
LINK_FLAGS = -Wl,-O1 -Wl,--as-needed -Wl,-z,relro
SYSTEM_LIBS = -ldl
endif
FOR_LAYERS = LINK='$(LINK)' CORE_LIBS='$(CORE_LIBS)'
LINK = $(CC) -pthread $(SANITIZER) $(CFLAGS) $(LINK_FLAGS) $(LDFLAGS)

Q = $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' '$(1)' '$(2)')

# Where setup is asked for too, everything else waits for it.
SETUP := $(filter setup,$(MAKECMDGOALS))

# --- files -----------------------------------------------------------------

LIB_SOURCES  := $(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c))
TERM_SOURCES := $(sort $(wildcard ui/main.c ui/term_*.c))
UI_SOURCES   := $(filter-out $(TERM_SOURCES),$(sort $(wildcard ui/*.c)))
THEMES       := $(sort $(wildcard themes/*.theme))

# Programs that serve tests and measurements but are no tests themselves.
TOOL_SOURCES := $(wildcard tests/bare.c tests/gen.c tests/bench.c tests/quality.c tests/support/jsoncheck.c tests/support/pagecheck.c tests/support/decide.c tests/support/talk.c)
SUPPORT_SOURCES := $(filter-out $(TOOL_SOURCES),$(sort $(wildcard tests/support/*.c)))
TEST_SOURCES := $(filter-out $(TOOL_SOURCES),$(sort $(wildcard tests/unit/test_*.c tests/*.c)))
TEST_SCRIPTS := $(sort $(wildcard tests/layers.sh tests/cli/*.sh tests/pty/*.sh))

object = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
LIB_OBJECTS     := $(call object,$(LIB_SOURCES))
TERM_OBJECTS    := $(call object,$(TERM_SOURCES))
UI_OBJECTS      := $(call object,$(UI_SOURCES))
SUPPORT_OBJECTS := $(call object,$(SUPPORT_SOURCES))
ifneq ($(wildcard src/view/theme.h),)
LIB_OBJECTS += $(BUILD)/obj/gen/themes.o $(BUILD)/obj/gen/boilerplate.o \
	$(BUILD)/obj/gen/terms.o $(BUILD)/obj/gen/function_words.o
endif
ALL_OBJECTS := $(LIB_OBJECTS) $(TERM_OBJECTS) $(UI_OBJECTS) $(SUPPORT_OBJECTS) \
	$(call object,$(TEST_SOURCES) $(TOOL_SOURCES))

PROGRAM := $(if $(wildcard ui/main.c),$(BUILD)/stet)
TESTS   := $(patsubst %.c,$(BUILD)/%,$(TEST_SOURCES))
TOOLS   := $(patsubst %.c,$(BUILD)/%,$(TOOL_SOURCES))
CHOSEN  := $(foreach t,$(TESTS) $(TEST_SCRIPTS),$(if $(or $(if $(T),,all),$(findstring $(T),$(t))),$(t)))

# --- what to make ----------------------------------------------------------

.PHONY: all check asan ubsan bench keycost quality layers lint format install uninstall dist clean help \
	setup demo tests accept FORCE

## all        build/stet (the default)
all: $(PROGRAM) $(BUILD)/libstet.a $(BUILD)/libstetui.a

## setup      install what is missing, with the machine's package manager
setup:
	$(Q)sh .ci/setup.sh

## demo       open the bundled pair of articles
demo: $(BUILD)/stet
	$(Q)$(BUILD)/stet tests/articles/ferry.old.txt tests/articles/ferry.new.txt || test $$? -eq 1

## check      build and run all tests; T=name for those with name in their path
check: $(PROGRAM) $(filter $(BUILD)/%,$(CHOSEN)) $(TOOLS) $(BUILD)/libstet.a $(BUILD)/libstetui.a
	$(Q)BUILD=$(BUILD) STET=$(abspath $(BUILD)/stet) $(if $(SANITIZE),STET_TEST_SMALL=1) \
		$(FOR_LAYERS) sh tests/run.sh $(CHOSEN)

## tests      build the tests, run none
tests: $(TESTS) $(TOOLS)

## accept     rewrite the expectations of corpus and screen from what comes out now
accept: $(BUILD)/tests/corpus $(BUILD)/tests/screen
	$(Q)$(BUILD)/tests/corpus --accept
	$(Q)$(BUILD)/tests/screen --accept

## asan       the tests with AddressSanitizer, in build/asan
asan:
	$(Q)+$(MAKE) check BUILD=build/asan SANITIZE=address

## ubsan      the tests with UndefinedBehaviorSanitizer, in build/ubsan
ubsan:
	$(Q)+$(MAKE) check BUILD=build/ubsan SANITIZE=undefined

## bench      time stet against diff and git diff, side by side; BENCH_HUGE=1 adds 40 MB
bench: $(BUILD)/stet $(BUILD)/tests/bench $(BUILD)/tests/gen
	$(Q)BUILD=$(BUILD) $(BUILD)/tests/bench $(BENCH_OLD) $(BENCH_NEW)

## keycost    bytes and time of each key, next to the least program with two panes
keycost: $(BUILD)/stet $(BUILD)/tests/bare
	$(Q)tests/keycost.py $(BUILD)/stet $(or $(BENCH_OLD),tests/articles/ferry.old.txt) \
		$(or $(BENCH_NEW),tests/articles/ferry.new.txt) $(BUILD)/tests/bare

## quality    alignment, words that stand, classes, against known truth; QUALITY=--show quotes the errors
quality: $(BUILD)/tests/quality
	$(Q)$(BUILD)/tests/quality $(QUALITY)

## layers     includes go downwards only, curses stays in ui/term_*
layers: $(BUILD)/libstet.a $(BUILD)/libstetui.a
	$(Q)BUILD=$(BUILD) $(FOR_LAYERS) sh tests/layers.sh

## lint       clang-tidy, cppcheck, mandoc, where they are installed
lint:
	$(Q)sh tests/lint.sh $(DEFINES) $(INCLUDES) $(PKG_CFLAGS)

## format     clang-format on all sources
format:
	$(Q)find src ui tests -name '*.[ch]' -exec clang-format -i {} +

## install    to DESTDIR/PREFIX
install: $(BUILD)/stet
	$(Q)mkdir -p $(BINDIR) $(MANDIR)
	$(Q)cp $(BUILD)/stet $(BINDIR)/stet
	$(Q)chmod 755 $(BINDIR)/stet
	$(Q)cp man/stet.1 $(MANDIR)/stet.1
	$(Q)chmod 644 $(MANDIR)/stet.1

## uninstall  what install put there
uninstall:
	$(Q)rm -f $(BINDIR)/stet $(MANDIR)/stet.1

## dist       a tar file of the last commit
dist:
	$(Q)mkdir -p $(BUILD)
	$(Q)git archive --format=tar.gz --prefix=stet-$(VERSION)/ -o $(BUILD)/stet-$(VERSION).tar.gz HEAD
	@echo $(BUILD)/stet-$(VERSION).tar.gz

## clean      remove the build
clean:
	$(Q)rm -rf $(BUILD)

## help       this list
help:
	@sed -n 's/^## /  /p' Makefile

# --- how to make it --------------------------------------------------------

$(BUILD)/stet: $(TERM_OBJECTS) $(BUILD)/libstetui.a $(BUILD)/libstet.a
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(CURSES_LIBS) $(CORE_LIBS)

$(BUILD)/libstet.a: $(LIB_OBJECTS)
$(BUILD)/libstetui.a: $(UI_OBJECTS)
$(BUILD)/libsupport.a: $(SUPPORT_OBJECTS)
$(BUILD)/libstet.a $(BUILD)/libstetui.a $(BUILD)/libsupport.a: $(BUILD)/obj/sources
	$(call say,AR,$@)
	@rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

# Tests get no curses library: what needs one does not link.
$(TESTS) $(BUILD)/tests/support/decide: $(BUILD)/libstetui.a
$(BUILD)/tests/bare: LIBRARIES = $(CURSES_LIBS)
$(TESTS) $(TOOLS): $(BUILD)/%: $(BUILD)/obj/%.o $(BUILD)/libsupport.a $(BUILD)/libstet.a
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(filter %/libsupport.a,$^) $(filter %/libstetui.a,$^) \
		$(BUILD)/libstet.a $(LIBRARIES) $(CORE_LIBS)

$(ALL_OBJECTS): $(BUILD)/obj/flags | $(SETUP)

$(BUILD)/obj/%.o: %.c
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Wno-overlength-strings -MMD -MP -c -o $@ $<

# Each theme file becomes a C string, escaped so that no trigraph can arise.
$(BUILD)/gen/themes.c: $(THEMES) $(BUILD)/obj/sources Makefile
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	@{ echo '/* Made from themes/ by the Makefile. */'; \
	echo '#include "view/theme.h"'; \
	echo 'const struct theme_source theme_sources[] = {'; \
	for theme in $(THEMES); do \
		name=$${theme##*/}; \
		echo "    {\"$${name%.theme}\","; \
		LC_ALL=C sed -e 's/[\\"?]/\\&/g' -e 's/	/\\t/g' -e 's/.*/     "&\\n"/' "$$theme"; \
		echo '    },'; \
	done; \
	echo '    {0},'; echo '};'; } >$@

# The rules of boilerplate become one C string, without comments and blank lines.
$(BUILD)/gen/boilerplate.c: src/article/boilerplate.rules Makefile
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	@{ echo '/* Made from src/article/boilerplate.rules by the Makefile. */'; \
	echo '#include "article/boilerplate.h"'; \
	echo 'const char boilerplate_source[] ='; \
	LC_ALL=C sed -e '/^ *#/d' -e '/^$$/d' -e 's/^  *//' -e 's/[\\"?]/\\&/g' -e 's/.*/    "&\\n"/' $<; \
	echo '    "";'; } >$@

# The words that carry facts become one sorted table; those that begin with ~ another one.
$(BUILD)/gen/terms.c: $(wildcard src/change/terms/*.words) src/change/terms.awk Makefile
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	@LC_ALL=C awk -v part=words -f src/change/terms.awk src/change/terms/*.words >$@.words
	@LC_ALL=C sort -u $@.words | LC_ALL=C awk -v part=table -f src/change/terms.awk >$@

# The words of grammar become a table, sorted, with a bit for each language that has
# them, and for each where they say nothing alone; the languages one in the order of bits.
$(BUILD)/gen/function_words.c: src/article/function_words.list Makefile
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	@{ echo '/* Made from src/article/function_words.list by the Makefile. */'; \
	echo '#include "article/function_words.h"'; \
	echo 'const struct function_word function_words[] = {'; \
	LC_ALL=C awk '/^#/ || !NF { next } \
		{ alone = sub(/~/, "", $$1) } \
		!($$1 in bit) { bit[$$1] = 2 ^ n++ } \
		{ for (i = 2; i <= NF; i++) if (!seen[$$i, $$1]++) \
			set[$$i] += bit[$$1] + (alone ? 0 : bit[$$1] * 65536) } \
		END { for (word in set) printf "    {\"%s\", %d, %d},\n", word, \
			set[word] % 65536, set[word] / 65536 }' $< | \
		LC_ALL=C sort; \
	echo '};'; \
	echo 'const size_t n_function_words = sizeof function_words / sizeof *function_words;'; \
	echo 'const char function_languages[FUNCTION_LANGUAGES][4] = {'; \
	LC_ALL=C awk '/^#/ || !NF { next } { sub(/~/, "", $$1) } \
		!seen[$$1]++ { printf "    \"%s\",\n", substr($$1, 1, 2) }' $<; \
	echo '};'; } >$@

# Two notes of what the build was made with and from: a change of compiler or
# flags rebuilds every object, a file that came or went every archive.
$(BUILD)/obj/flags: FORCE | $(SETUP)
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE) $(LINK))' | cmp -s - $@ || \
		printf '%s\n' '$(subst ','\'',$(COMPILE) $(LINK))' >$@

$(BUILD)/obj/sources: FORCE
	@mkdir -p $(@D)
	@echo $(ALL_OBJECTS) $(THEMES) | cmp -s - $@ || echo $(ALL_OBJECTS) $(THEMES) >$@

-include $(ALL_OBJECTS:.o=.d)
