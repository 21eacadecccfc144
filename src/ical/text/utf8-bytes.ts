import { TextDecoder } from 'node:util'

const byteOrderMarks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: null },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

const longestMark = 3

/** Takes the byte order mark off a stream of bytes, and turns UTF-16 into UTF-8. Other bytes pass unchanged. */
export async function* utf8Bytes(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0)
  let decoder: TextDecoder | null = null
  for await (const chunk of source) {
    let bytes = chunk
    if (head) {
      head = Buffer.concat([head, chunk])
      if (head.length < longestMark) continue
      ;({ decoder, bytes } = openMark(head))
      head = null
    }
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes
  }
  if (!head?.length) return
  const short = openMark(head)
  yield short.decoder ? Buffer.from(short.decoder.decode(short.bytes)) : short.bytes
}

function openMark(head: Buffer): { decoder: TextDecoder | null; bytes: Uint8Array } {
  const mark = byteOrderMarks.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))
  if (!mark) return { decoder: null, bytes: head }
  return {
    decoder: mark.encoding ? new TextDecoder(mark.encoding) : null,
    bytes: head.subarray(mark.bytes.length),
  }
}
