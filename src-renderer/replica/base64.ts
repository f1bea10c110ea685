/** Base64 of bytes: by the engine where it can (Chromium 140 and later), else in chunks through `btoa`. */
type NativeBase64 = { readonly toBase64?: () => string }
type NativeBase64Source = { readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }

export function bytesToBase64(bytes: Uint8Array): string {
  const native = (bytes as NativeBase64).toBase64
  if (native !== undefined) return native.call(bytes)
  let binary = ''
  // `apply` takes its arguments on the stack: 32 KiB at a time.
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(binary)
}

export function base64ToBytes(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as NativeBase64Source).fromBase64
  if (native !== undefined) return native.call(Uint8Array, text)
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i)
  return bytes
}
