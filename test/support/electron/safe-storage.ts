import type { App } from './app.ts';

/**
 * What keeps the system's secrets.
 *
 * - `keyring`: a keyring that answers.
 * - `basic_text`: a desktop that Chromium knows no keyring for, or `--password-store=basic`.
 * - `none`: a desktop that should have a keyring, which does not answer.
 */
export type Keyring = 'keyring' | 'basic_text' | 'none';

/**
 * `safeStorage` as Linux has it (shell/browser/api/electron_api_safe_storage.cc; shell/browser/browser_process_impl.cc,
 * `CreateOSCryptAsync`; Chromium's components/os_crypt).
 *
 * - Before ready nothing is available, and every use throws or rejects.
 * - The synchronous API is available only with a keyring that answers.
 * - The asynchronous one is always available once ready: with nothing better it wraps with a constant password. What it
 *   wrapped tells: `v11` is the keyring's key, `v10` the constant (freedesktop_secret_key_provider.cc,
 *   posix_key_provider.cc, `kEncryptionTag`).
 * - It opens what the synchronous API wrapped (spec/api-safe-storage-spec.ts, "can decrypt data encrypted with sync method").
 * - What is wrapped with a key that is not there now rejects; what another key than today's first one opened is to be
 *   wrapped again (`shouldReEncrypt`).
 */
export class SafeStorage {
  readonly #app: App;
  #keyring: Keyring;

  constructor(app: App, keyring: Keyring) {
    this.#app = app;
    this.#keyring = keyring;
  }

  /** For tests: the keyring comes or goes. */
  become(keyring: Keyring): void {
    this.#keyring = keyring;
  }

  isEncryptionAvailable(): boolean {
    return this.#app.isReady() && this.#keyring === 'keyring';
  }
  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(this.#app.isReady());
  }
  getSelectedStorageBackend(): string {
    if (!this.#app.isReady()) return 'unknown';
    return this.#keyring === 'basic_text' ? 'basic_text' : 'gnome_libsecret';
  }
  encryptString(text: string): Buffer {
    this.#ready();
    if (!this.isEncryptionAvailable()) throw new Error('Encryption is not available.');
    return wrap('v11', text);
  }
  decryptString(bytes: Buffer): string {
    this.#ready();
    if (!this.isEncryptionAvailable()) throw new Error('Decryption is not available.');
    return unwrap(bytes).text;
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    this.#ready();
    return wrap(this.#tag(), text);
  }
  async decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    this.#ready();
    if (!Buffer.isBuffer(bytes)) {
      throw new Error('Expected the first argument of decryptStringAsync() to be a buffer');
    }
    const { tag, text } = unwrap(bytes);
    if (tag === 'v11' && this.#keyring !== 'keyring') {
      throw new Error('safeStorage.decryptStringAsync is temporarily unavailable.');
    }
    return { result: text, shouldReEncrypt: tag !== this.#tag() };
  }

  #tag(): 'v10' | 'v11' {
    return this.#keyring === 'keyring' ? 'v11' : 'v10';
  }

  #ready(): void {
    if (!this.#app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
  }
}

/** Turns every byte over: nothing is kept secret here. */
function wrap(tag: 'v10' | 'v11', text: string): Buffer {
  return Buffer.concat([Buffer.from(tag), Buffer.from(text).map((byte) => byte ^ 255)]);
}

function unwrap(bytes: Buffer): { tag: string; text: string } {
  const tag = bytes.subarray(0, 3).toString();
  if (tag !== 'v10' && tag !== 'v11') throw new Error('Error while decrypting the ciphertext');
  return { tag, text: Buffer.from(bytes.subarray(3).map((byte) => byte ^ 255)).toString() };
}
