import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificate {
  cert: string
  key: string
  /** SHA-256, with colons. */
  fingerprint: string
}

/** A certificate that nobody vouches for, for 127.0.0.1 and mail.example.org. */
export function selfSignedCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-certificate-'))
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const request =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1'
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1,DNS:mail.example.org']
  execFileSync('openssl', [...request.split(' '), ...names, '-keyout', keyFile, '-out', certFile], {
    stdio: 'ignore',
  })
  const [cert, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')]
  rmSync(folder, { recursive: true })
  return { cert, key, fingerprint: new X509Certificate(cert).fingerprint256 }
}
