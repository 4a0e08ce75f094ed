import { findProgram } from './find-program.mjs';

/**
 * What each system calls the things that we need. A list means: take the first that installs.
 * Redis and Valkey are the same to us.
 */
export const PACKAGE_MANAGERS = {
  'apt-get': {
    refresh: [['update', '-q', '-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=30']],
    // confold: keep a configuration file that is already there instead of asking.
    install: [
      'install',
      '-y',
      '-q',
      '--no-install-recommends',
      '-o',
      'Dpkg::Options::=--force-confold',
      '-o',
      'DPkg::Lock::Timeout=120',
    ],
    names: {
      python3: ['python3'],
      make: ['make'],
      'c++': ['g++'],
      redis: ['redis-server', 'valkey-server'],
      postgres: ['postgresql'],
      chromium: ['chromium', 'chromium-browser'],
      'cjk-fonts': ['fonts-noto-cjk'],
    },
  },
  dnf: {
    install: ['install', '-y'],
    names: {
      python3: ['python3'],
      make: ['make'],
      'c++': ['gcc-c++'],
      redis: ['valkey', 'redis'],
      postgres: ['postgresql-server'],
      chromium: ['chromium'],
      'cjk-fonts': ['google-noto-sans-cjk-fonts', 'google-noto-sans-sc-fonts'],
    },
  },
  yum: {
    install: ['install', '-y'],
    names: {
      python3: ['python3'],
      make: ['make'],
      'c++': ['gcc-c++'],
      redis: ['redis', 'valkey'],
      postgres: ['postgresql-server'],
      chromium: ['chromium'],
      'cjk-fonts': ['google-noto-sans-cjk-fonts', 'google-noto-sans-sc-fonts'],
    },
  },
  zypper: {
    install: ['--non-interactive', 'install'],
    names: {
      python3: ['python3'],
      make: ['make'],
      'c++': ['gcc-c++'],
      redis: ['valkey', 'redis'],
      postgres: ['postgresql-server'],
      chromium: ['chromium'],
      'cjk-fonts': ['google-noto-sans-sc-fonts', 'noto-sans-sc-fonts'],
    },
  },
  apk: {
    install: ['add'],
    names: {
      python3: ['python3'],
      make: ['make'],
      'c++': ['g++'],
      redis: ['valkey', 'redis'],
      postgres: ['postgresql'],
      chromium: ['chromium'],
      'cjk-fonts': ['font-noto-cjk'],
    },
  },
  pacman: {
    install: ['-Sy', '--noconfirm', '--needed'],
    names: {
      python3: ['python'],
      make: ['make'],
      'c++': ['gcc'],
      redis: ['valkey', 'redis'],
      postgres: ['postgresql'],
      chromium: ['chromium'],
      'cjk-fonts': ['noto-fonts-cjk'],
    },
  },
  brew: {
    install: ['install'],
    // Homebrew refuses to run as root, and needs no rights.
    asUser: true,
    names: {
      python3: ['python3'],
      make: ['make'],
      'c++': ['gcc'],
      redis: ['redis', 'valkey'],
      postgres: ['postgresql@17', 'postgresql@16'],
      chromium: ['chromium'],
      'cjk-fonts': ['font-noto-sans-cjk-sc'],
    },
  },
};

/** The system's package manager: the first that is there, or null. */
export function findPackageManager() {
  for (const [name, description] of Object.entries(PACKAGE_MANAGERS)) {
    const program = findProgram(name);
    if (program) return { name, program, ...description };
  }
  return null;
}
