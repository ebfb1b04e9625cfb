// Run by `npm test`: on Debian as root, installs what the tests need from the system; elsewhere names it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { missing, needs, type Need, type NeedName } from '../test/support/needs.ts';

const installable = Object.entries<Need>(needs)
  .filter(([, { debian }]) => debian)
  .map(([name]) => name as NeedName);
const lacking = await missing(installable);
if (lacking.length > 0) {
  const packages = [...new Set(lacking.flatMap(({ debian }) => debian ?? []))];
  const reason =
    process.getuid?.() === 0 && existsSync('/etc/debian_version') ? install(packages) : null;
  if (reason !== null) console.error(reason);
  for (const { what, debian } of await missing(installable)) {
    console.error(
      `Tests that need ${what} are skipped: it is not here (on Debian: apt-get install ${debian!.join(' ')}).`,
    );
  }
}

/** Installs Debian packages. Returns why that failed, or null. */
function install(packages: readonly string[]): string | null {
  console.error(`Installing ${packages.join(', ')} for the tests …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  apt('update', '-q');
  const { status, stderr, error } = apt(
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    ...packages,
  );
  return status === 0 ? null : `They could not be installed: ${error?.message ?? stderr.trim()}`;
}
