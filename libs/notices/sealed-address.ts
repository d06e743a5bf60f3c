import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ChannelAddress } from './notice.js';
import type { SealKeySource } from './seal-key.js';
import { readSealKey } from './seal-key.js';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface Keys {
  readonly sealing: Buffer;
  readonly naming: Buffer;
}

/**
 * Seals the addresses of channels with AES-256-GCM: whoever reads the database alone cannot write to anybody's group. A sealed address
 * opens only for the channel that it was sealed for. The key is read when it is first needed.
 */
export class AddressSeal {
  private keys: Keys | undefined;

  constructor(private readonly source: SealKeySource) {}

  /** The sealed address of a channel. Makes the key where there is none. Throws `seal-key-file-broken`. */
  seal(address: ChannelAddress, channelId: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keysOf({ makes: true }).sealing, nonce);
    cipher.setAAD(Buffer.from(channelId));
    const text = Buffer.concat([cipher.update(JSON.stringify(address), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), text]);
  }

  /** The address of a channel. Throws `seal-key-missing`, and `seal-key-wrong` where it was sealed with another key or for another channel. */
  open(sealed: Buffer, channelId: string): ChannelAddress {
    const { sealing } = this.keysOf({ makes: false });
    const textAt = 1 + NONCE_BYTES + TAG_BYTES;
    try {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(channelId));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, textAt));
      const text = Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as ChannelAddress;
    } catch {
      // The cause would add nothing but what the reader must not see.
      throw new OpscoreError('seal-key-wrong');
    }
  }

  /** What channels with one address have in common, and nobody can guess back. */
  keyOf(address: ChannelAddress): Buffer {
    return createHmac('sha256', this.keysOf({ makes: true }).naming).update(identityOf(address)).digest();
  }

  private keysOf({ makes }: { readonly makes: boolean }): Keys {
    this.keys ??= deriveKeys(readSealKey(this.source, { makes }));
    return this.keys;
  }
}

function deriveKeys(key: Buffer): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `opscore notices ${purpose}`, 32));
  return { sealing: derive('address'), naming: derive('address key') };
}

/** Two addresses that lead to the same place are the same text; what signs the messages is not part of it. */
function identityOf(address: ChannelAddress): string {
  const place = address.kind === 'email' ? address.to.map((mailbox) => mailbox.toLowerCase()).toSorted() : new URL(address.url).href;
  return JSON.stringify([address.kind, place]);
}
