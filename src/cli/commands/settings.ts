import { resolve } from 'node:path'
import { changeSettings, readSettings, settingOf, settingsPlace } from '../../actions/change-settings.ts'
import { UsageError } from '../../shared/usage-error.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'

/** Shows all settings or one of them, or changes one in the user's own file. */
export async function settings(
  name: string | undefined,
  value: string | undefined,
  options: GlobalOptions,
  streams: Streams,
): Promise<number> {
  const place = settingsPlace(resolve(options.data), process.env)
  const known = await readSettings(place)
  if (name !== undefined && settingOf(known, name) === null)
    throw new UsageError(`There is no setting "${name}". "afterword settings" lists them.`)
  const now =
    name !== undefined && value !== undefined ? await changeSettings(place, { [name]: value }) : known
  streams.out(name === undefined ? `${JSON.stringify(now, null, 2)}\n` : `${settingOf(now, name)}\n`)
  return 0
}
