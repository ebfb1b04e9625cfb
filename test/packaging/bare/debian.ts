import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hostSettings } from './host-settings.ts';

/** The first Debian whose own Node is as new as Kith asks for. */
const SUITE = 'trixie';

/**
 * Mounts are made in a mount namespace of the command's own: when it ends, however it ends, they are gone, and no other
 * process ever sees them. So the folder can be removed without a look at what is mounted in it.
 */
const APART = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child'];

/** `$1`: the system's folder; `$2`: the command; `$3`: data that it may read, or nothing. */
const ENTER = `
set -e
mount -t proc proc "$1/proc"
mount -t sysfs -o ro sysfs "$1/sys"
mount --rbind /dev "$1/dev"
mount -t tmpfs tmpfs "$1/dev/shm"
if [ -n "$3" ]; then
  mkdir -p "$1/mnt/data"
  mount --bind -o ro "$3" "$1/mnt/data"
fi
chroot "$1" /bin/sh -c "$2" || exit $?
`;

/** A command that is running in the Debian. */
export interface Running {
  /** Resolves to its exit code. */
  readonly ended: Promise<number>;
  /** What Ctrl-C does on a terminal. */
  interrupt(): void;
}

/** A minimal Debian in a temporary folder, with Node, npm and git and nothing else. */
export class BareDebian {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kith-bare-'));
  readonly #settings = hostSettings();
  readonly #data: string | null;
  readonly #onOutput: (text: string) => void;
  readonly #running = new Set<ChildProcess>();

  /** `data` is a folder of this machine that commands may read, as KITH_TEST_DATA; `onOutput` gets what they print. */
  constructor(data: string | null, onOutput: (text: string) => void) {
    this.#data = data;
    this.#onOutput = onOutput;
  }

  /** What this machine lacks to make one, in words; null where it lacks nothing. */
  static obstacle(): string | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'It needs Linux and root.';
    const lacking = ['debootstrap', 'unshare', 'git'].filter(
      (tool) => spawnSync(tool, ['--version']).error,
    );
    return lacking.length > 0 ? `It needs ${lacking.join(' and ')}; install it first.` : null;
  }

  /** The file or folder of this machine that is `path` in the Debian. */
  at(path: string): string {
    return join(this.#folder, path);
  }

  /** Unpacks the minimal system. Resolves to debootstrap's exit code. */
  async bootstrap(): Promise<number> {
    const { mirror } = this.#settings;
    const from = mirror ? [mirror] : [];
    const args = ['debootstrap', '--variant=minbase', SUITE, this.#folder, ...from];
    const code = await this.#start(args).ended;
    if (code !== 0) return code;
    writeFileSync(this.at('etc/apt/apt.conf.d/90host'), this.#settings.apt);
    // Names resolve as they do here.
    for (const file of ['/etc/resolv.conf', '/etc/hosts']) copyFileSync(file, this.at(file));
    this.#copyCertificates();
    return 0;
  }

  /** Installs Debian packages without what they recommend. Resolves to apt's exit code. */
  async install(...packages: readonly string[]): Promise<number> {
    const apt = `apt-get install -y -q --no-install-recommends ${packages.join(' ')}`;
    const code = await this.start(`apt-get update -q && DEBIAN_FRONTEND=noninteractive ${apt}`)
      .ended;
    // Debian's own certificates have taken their place.
    this.#copyCertificates();
    return code;
  }

  /** Runs a line of shell as root. */
  start(command: string): Running {
    return this.#start(['/bin/sh', '-c', ENTER, 'enter', this.#folder, command, this.#data ?? '']);
  }

  /** Ends what runs and removes everything. */
  async remove(): Promise<void> {
    const ends = [...this.#running].map(async (child) => {
      const ended = child.exitCode !== null || child.signalCode !== null;
      if (ended) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
    await Promise.all(ends);
    // The kernel ends the processes of the namespace a moment later.
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }

  #copyCertificates(): void {
    for (const file of this.#settings.files) {
      mkdirSync(dirname(this.at(file)), { recursive: true });
      copyFileSync(file, this.at(file));
    }
  }

  #start(args: readonly string[]): Running {
    const child = spawn('unshare', [...APART, ...args], {
      // A group of its own: the terminal's Ctrl-C is for `remove`.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        HOME: '/root',
        LANG: 'C.UTF-8',
        PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
        ...(this.#data === null ? {} : { KITH_TEST_DATA: '/mnt/data' }),
        ...this.#settings.env,
      },
    });
    this.#running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', this.#onOutput);
    }
    const ended = once(child, 'close').then(([code]: (number | null)[]) => {
      this.#running.delete(child);
      return code ?? 1;
    });
    return { ended, interrupt: () => process.kill(-child.pid!, 'SIGINT') };
  }
}
