import type { Command } from 'commander'
import { type Done, list, optionsOf } from './command-options.ts'
import type { Streams } from './streams.ts'

/** `connect`, whose options depend on what is connected. */
export function addConnect(program: Command, streams: Streams, done: Done): void {
  const command = program
    .command('connect <kind> [place]')
    .description(
      'connect a calendar file ("connect ics PLACE"), an account ("google", "microsoft"), or a server ("caldav", "imap", "smtp")',
    )
  withAccountOptions(command)
  withServerOptions(command)
  command.action(async (kind: string, place: string | undefined, _options, chosen: Command) => {
    const { connect } = await import('./commands/connections.ts')
    done(await connect(kind, place, optionsOf(chosen), streams))
  })
}

function withAccountOptions(command: Command): void {
  command
    .option(
      '--mode <mode>',
      'google, microsoft: how far Afterword may go there: calendar, drafts (as by default) or threads',
    )
    .option('--no-browser', 'google, microsoft: print the address to sign in at instead of opening it')
    .option('--tasks [list]', 'tasks also appear in the task list there; caldav: in the list of this name')
}

/** What is not given is found out, or asked on a terminal. A password is never an option: others could see it. */
function withServerOptions(command: Command): void {
  command
    .option('--address <email>', 'caldav, imap, smtp: the mail address of the account')
    .option('--user <name>', 'caldav, imap, smtp: the user name, if it is not the address')
    .option('--password-stdin', 'caldav, imap, smtp: read the password from standard input')
    .option(
      '--url <address>',
      'caldav: address of the server or calendar, where the mail address does not lead there',
    )
    .option('--calendar <name>', 'caldav: only the calendar of this name; may be repeated', list)
    .option('--host <name>', 'imap, smtp: the server')
    .option('--port <number>', 'imap, smtp: its port')
    .option('--security <how>', 'imap, smtp: tls, starttls, or none on this machine')
    .option('--fingerprint <sha256>', 'imap, smtp: trust the one certificate with this fingerprint')
    .option('--same-password', 'imap, smtp: the password is the one of the other of the two')
    .option('--no-password', 'smtp: the server on this machine asks for no password')
}
