/**
 * A password as it was just typed, or a way to get the one that is kept: it is opened only when somebody logs in, and
 * anew each time, because the user may have changed it meanwhile. Throws a ProviderError when it does not open.
 */
export type Password = string | (() => Promise<string>)

export async function openPassword(password: Password): Promise<string> {
  return typeof password === 'string' ? password : password()
}
