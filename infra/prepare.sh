# Sourced by infra/run, infra/test and infra/lensforge: brings what is missing, builds what is stale. Everything it says goes to standard error.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
stamps="$root/artifacts/stamps"
mkdir -p "$stamps"

say() { printf '%s\n' "$*" >&2; }

stop() { say "$*"; exit 1; }

# refuse LINE: what was asked cannot be done as asked.
refuse() { say "$*"; exit 2; }

# apt_packages PROGRAM-OR-LIBRARY=PACKAGE ...: installs the packages whose program or library is not there.
apt_packages() {
  local pair missing=()
  for pair in "$@"; do
    local what=${pair%%=*} package=${pair#*=}
    case "$what" in
      lib*) [[ "$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)" == *"$what"* ]] || missing+=("$package") ;;
      *) command -v "$what" >/dev/null 2>&1 || missing+=("$package") ;;
    esac
  done
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || stop "Please install: apt-get install ${missing[*]} (neither root nor sudo here)"
    sudo=(sudo -n)
  fi
  command -v apt-get >/dev/null 2>&1 || stop "Please install: ${missing[*]} (this system has no apt-get)"
  say "Installing ${missing[*]}"
  "${sudo[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq "${missing[@]}" >&2
}

# npm_packages FOLDER [npm options]: npm ci, once for every change of the lock file.
npm_packages() {
  local folder="$root/$1" lock
  shift
  lock=$(sha256sum "$folder/package-lock.json" | cut -d' ' -f1)
  [ "$(cat "$folder/node_modules/.lensforge" 2>/dev/null || true)" = "$lock" ] && return
  command -v npm >/dev/null 2>&1 || stop "Node 20 with npm is needed: https://nodejs.org"
  say "Fetching npm packages for ${folder#"$root"/}"
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error "$@") >&2
  printf %s "$lock" > "$folder/node_modules/.lensforge"
}

# stale NAME PATH ...: true when anything under the paths is newer than the last build of that name.
stale() {
  local stamp="$stamps/$1"
  shift
  [ ! -e "$stamp" ] && return 0
  [ -n "$(cd "$root" && find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

built() { touch "$stamps/$1"; }

# dotnet_build PROJECT-OR-SOLUTION
dotnet_build() {
  command -v dotnet >/dev/null 2>&1 || stop "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0"
  say "Building $1"
  (cd "$root" && dotnet build "$1" -c Release -v quiet -nologo -consoleLoggerParameters:NoSummary) >&2
}

prepare_generation() {
  apt_packages ffmpeg=ffmpeg libturbojpeg.so.0=libturbojpeg0
  npm_packages infra/onnxruntime --ignore-scripts
}

prepare_web() {
  apt_packages pdftotext=poppler-utils
  npm_packages infra/postgres
  npm_packages wwwroot-assets
  if stale assets wwwroot-assets; then
    say "Bundling the page's assets"
    (cd "$root/wwwroot-assets" && npm run --silent build) >&2
    # The build lists the files that the web serves, so new assets ask for a new build.
    rm -f "$stamps/web"
    built assets
  fi
}

sources="src infra/onnxruntime Directory.Build.props Directory.Packages.props global.json"
