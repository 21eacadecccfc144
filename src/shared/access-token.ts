/**
 * Gives an access token that is valid now. Called with the token that was just refused (HTTP 401), it gets another.
 * Throws a ProviderError: `auth` when the user must connect again, else whatever kept it from answering.
 */
export type AccessToken = (request?: { refused: string }) => Promise<string>
