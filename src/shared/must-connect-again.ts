import { ProviderError } from './provider-error.ts'

export type AccountService = 'google' | 'microsoft'

export const serviceNames: Record<AccountService, string> = { google: 'Google', microsoft: 'Microsoft' }

/** The account does not let us in any more; only the user can change that. */
export function mustConnectAgain(
  service: AccountService,
  account: string,
  options: { cause?: unknown } = {},
): ProviderError {
  const command = `afterword connect ${service}`
  return new ProviderError(
    service,
    'auth',
    `${serviceNames[service]} no longer lets Afterword into ${account}. To connect it again: ${command}`,
    options,
  )
}
