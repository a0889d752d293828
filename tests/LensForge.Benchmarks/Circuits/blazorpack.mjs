// SignalR's messages as Blazor packs them: MessagePack behind a length of seven bits a byte. Only what circuits use.

export function pack(value) {
  const parts = [];
  write(value, parts);
  const body = Buffer.concat(parts);
  const length = [];
  for (let rest = body.length; ; rest >>= 7) {
    if (rest < 128) { length.push(rest); break; }
    length.push((rest & 127) | 128);
  }
  return Buffer.concat([Buffer.from(length), body]);
}

/** All messages of a frame. */
export function unpack(frame) {
  const messages = [];
  for (let at = 0; at < frame.length;) {
    let [length, shift, byte] = [0, 0, 0];
    do {
      byte = frame[at++];
      length |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    messages.push(new Reader(frame.subarray(at, at + length)).value());
    at += length;
  }
  return messages;
}

function head(parts, bytes, ...rest) {
  const buffer = Buffer.alloc(bytes);
  rest[0](buffer);
  parts.push(buffer);
}

function write(value, parts) {
  if (value === null || value === undefined) parts.push(Buffer.from([0xc0]));
  else if (typeof value === "boolean") parts.push(Buffer.from([value ? 0xc3 : 0xc2]));
  else if (typeof value === "number") head(parts, 9, (to) => { to[0] = 0xd3; to.writeBigInt64BE(BigInt(value), 1); });
  else if (typeof value === "string") {
    const text = Buffer.from(value, "utf8");
    head(parts, 5, (to) => { to[0] = 0xdb; to.writeUInt32BE(text.length, 1); });
    parts.push(text);
  } else if (Array.isArray(value)) {
    head(parts, 3, (to) => { to[0] = 0xdc; to.writeUInt16BE(value.length, 1); });
    for (const one of value) write(one, parts);
  } else parts.push(Buffer.from([0x80]));
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  uint(bytes) {
    return this.take(bytes).readUIntBE(0, bytes);
  }

  list(count) {
    return Array.from({ length: count }, () => this.value());
  }

  map(count) {
    return Object.fromEntries(Array.from({ length: count }, () => [this.value(), this.value()]));
  }

  value() {
    const kind = this.bytes[this.at++];
    if (kind < 0x80) return kind;
    if (kind < 0x90) return this.map(kind & 15);
    if (kind < 0xa0) return this.list(kind & 15);
    if (kind < 0xc0) return this.take(kind & 31).toString("utf8");
    if (kind >= 0xe0) return kind - 256;
    switch (kind) {
      case 0xc0: return null;
      case 0xc2: return false;
      case 0xc3: return true;
      case 0xc4: return this.take(this.uint(1));
      case 0xc5: return this.take(this.uint(2));
      case 0xc6: return this.take(this.uint(4));
      case 0xca: return this.take(4).readFloatBE(0);
      case 0xcb: return this.take(8).readDoubleBE(0);
      case 0xcc: return this.uint(1);
      case 0xcd: return this.uint(2);
      case 0xce: return this.uint(4);
      case 0xcf: return Number(this.take(8).readBigUInt64BE(0));
      case 0xd0: return this.take(1).readInt8(0);
      case 0xd1: return this.take(2).readInt16BE(0);
      case 0xd2: return this.take(4).readInt32BE(0);
      case 0xd3: return Number(this.take(8).readBigInt64BE(0));
      case 0xd9: return this.take(this.uint(1)).toString("utf8");
      case 0xda: return this.take(this.uint(2)).toString("utf8");
      case 0xdb: return this.take(this.uint(4)).toString("utf8");
      case 0xdc: return this.list(this.uint(2));
      case 0xdd: return this.list(this.uint(4));
      case 0xde: return this.map(this.uint(2));
      case 0xdf: return this.map(this.uint(4));
      default: throw new Error(`There is no way to read ${kind.toString(16)}.`);
    }
  }
}
