/**
 * Where the secret of one credential is kept. Every change of it names the version it changes, so that two processes
 * that refresh at the same time cannot lose each other's secret.
 */
export interface SecretSlot {
  /** Null when the credential is gone. Throws a ToldError when it does not open. */
  read(): Promise<{ account: string; secret: string; version: string; isRevoked: boolean } | null>
  /** False when `version` is no longer the stored one; then nothing was changed. */
  replace(version: string, secret: string): Promise<boolean>
  /** Remembers that the provider refuses it for good; false when `version` is no longer the stored one. */
  markRevoked(version: string): Promise<boolean>
}
