# Shared by the scripts beside it; sourced, never run.
# shellcheck shell=bash

# Says one thing on stderr, so that it stands beside what a tool says.
note() {
  printf '%s\n' "$*" >&2
}

# install_package PACKAGE: installs Debian's package, where we may. False where it could not be done.
install_package() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    note "not installed: $1 (Debian: apt-get install $1, as root)"
    return 1
  fi
  note "installing $1"
  if [ -z "${apt_lists_fresh:-}" ]; then
    # An old list still serves where the update fails; the install then tells.
    apt-get update -qq >&2 || note "apt-get update failed"
    apt_lists_fresh=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >&2 && return 0
  note "$1 could not be installed"
  return 1
}

# need COMMAND PACKAGE: makes sure that a command is there. False, with the reason on stderr,
# where it cannot be had.
need() {
  command -v "$1" >/dev/null || { install_package "$2" && command -v "$1" >/dev/null; }
}
