import { ProviderError } from './provider-error.ts'

export const accountServices = ['google', 'microsoft'] as const

/** Providers at which people have accounts that they sign in to in a browser. */
export type AccountService = (typeof accountServices)[number]

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
