import type { Command } from 'commander'
import { type Done, optionsOf } from './command-options.ts'
import type { Streams } from './streams.ts'

/** What is the user's own: how they sign, ways to the page, settings, and all that is known of them. */
export function addOwnData(program: Command, streams: Streams, done: Done): void {
  program
    .command('profile')
    .description('how you sign: --name, --phone, --link')
    .option('--phone <number>', 'your telephone number; "" takes it out')
    .option('--link <address>', 'your public profile; "" takes it out')
    .action(async (_options, command: Command) => {
      const { profile } = await import('./commands/profile.ts')
      done(await profile(optionsOf(command), streams))
    })
  program
    .command('page')
    .description('a new link that opens the page, once')
    .option('--revoke', 'sign out everywhere and let all such links end')
    .action(async (_options, command: Command) => {
      const { page } = await import('./commands/page-keys.ts')
      done(await page(optionsOf(command), streams))
    })
  program
    .command('feed')
    .description('a secret calendar address of your tasks; a new one ends the one before')
    .option('--revoke', 'let it end')
    .action(async (_options, command: Command) => {
      const { feed } = await import('./commands/page-keys.ts')
      done(await feed(optionsOf(command), streams))
    })
  program
    .command('api-key')
    .description('a key for programs that use the API; a new one ends the one before')
    .option('--revoke', 'let it end')
    .action(async (_options, command: Command) => {
      const { apiKey } = await import('./commands/page-keys.ts')
      done(await apiKey(optionsOf(command), streams))
    })
  program
    .command('settings [name] [value]')
    .description('what a setting is, such as followUp.thankYou.earliest, or what it is to be')
    .action(async (name: string | undefined, value: string | undefined, _options, command: Command) => {
      const { settings } = await import('./commands/settings.ts')
      done(await settings(name, value, optionsOf(command), streams))
    })
  program
    .command('export [file]')
    .description('everything Afterword holds of you, as JSON, or into a .zip with your letters')
    .action(async (file: string | undefined, _options, command: Command) => {
      const { exportData } = await import('./commands/own-data.ts')
      done(await exportData(file, optionsOf(command), streams))
    })
  program
    .command('rotate-keys')
    .description('seal the stored sign-ins with a new key')
    .action(async (_options, command: Command) => {
      const { rotateSecretKeys } = await import('./commands/rotate-keys.ts')
      done(await rotateSecretKeys(optionsOf(command), streams))
    })
  program
    .command('forget')
    .description('delete everything Afterword holds of you')
    .option('--yes', 'you are sure')
    .action(async (_options, command: Command) => {
      const { forget } = await import('./commands/own-data.ts')
      done(await forget(optionsOf(command), streams))
    })
}
