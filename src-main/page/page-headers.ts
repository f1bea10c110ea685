/**
 * Headers of every answer that carries the page, the same in both hosts. Scripts come from our own files only;
 * WebAssembly may be compiled (reading text from photos), antd writes its styles into the page itself.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Camera for card and code scanning, microphone for a question an elder says; nothing else of the machine. */
const permissionsPolicy = [
  'camera=(self)',
  'microphone=(self)',
  ...['geolocation', 'usb', 'serial', 'hid', 'midi', 'payment', 'display-capture', 'gyroscope'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ')

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'permissions-policy': permissionsPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}
