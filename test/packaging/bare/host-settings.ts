import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** How this machine reaches Debian's packages and npm's, for a system that is made on it. */
export interface HostSettings {
  /** The Debian mirror that apt uses here; null where it uses none that debootstrap could. */
  readonly mirror: string | null;
  /** What apt is told here about fetching, as lines of its configuration. */
  readonly apt: string;
  /** Proxies, certificates and npm's registry, as variables. */
  readonly env: Readonly<Record<string, string>>;
  /** The files that the variables name. */
  readonly files: readonly string[];
}

const VARIABLES = /^(https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i;
const NPM_SETTINGS = ['registry', 'cafile', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl'];

/** Reads the settings that this machine's own apt and npm use; passwords of a registry are not among them. */
export function hostSettings(): HostSettings {
  const repositories = output('apt-get', ['indextargets', '--format', '$(LABEL) $(REPO_URI)']);
  const mirror = /^Debian (https?:\S+)/m.exec(repositories)?.[1] ?? null;
  const fetching = /^Acquire::(https?|Check-Valid-Until|Check-Date)\b.* ".+";$/;
  const apt = output('apt-config', ['dump'])
    .split('\n')
    .filter((line) => fetching.test(line));
  const npm = NPM_SETTINGS.map((key) => [
    `npm_config_${key.replaceAll('-', '_')}`,
    output('npm', ['config', 'get', key]).trim(),
  ]).filter(([, value]) => value && value !== 'null');
  const variables = Object.entries(process.env).filter(([name]) => VARIABLES.test(name));
  const env = Object.fromEntries([...variables, ...npm]) as Record<string, string>;
  // debootstrap does not read apt's configuration.
  const proxy = /^Acquire::http::Proxy "(.+)";$/m.exec(apt.join('\n'))?.[1];
  if (proxy) env['http_proxy'] ??= proxy;
  const files = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'npm_config_cafile'].flatMap(
    (name) => env[name] ?? [],
  );
  return {
    mirror,
    apt: apt.map((line) => `${line}\n`).join(''),
    env,
    files: [...new Set(files)].filter((file) => existsSync(file)),
  };
}

function output(command: string, args: readonly string[]): string {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '';
}
