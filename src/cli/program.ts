import { Command } from 'commander'
import { type Done, list, optionsOf } from './command-options.ts'
import { addConnect } from './connect-program.ts'
import { addOwnData } from './own-data-commands.ts'
import type { Streams } from './streams.ts'

/**
 * The command line. Each command is loaded only when it is called, so that `--help` answers at once. `done` gets
 * the exit code of the command that ran.
 */
export function buildProgram(version: string, streams: Streams, done: (code: number) => void): Command {
  const program = new Command('afterword')
    .description('Does the work of the days after a job interview.')
    .version(version)
    .option('--data <dir>', 'where Afterword keeps everything', process.env.AFTERWORD_DATA ?? 'data')
    .option('--now <time>', 'set the clock for this run (ISO 8601)')
    .option('--json', 'print exactly one JSON document')
    .option('--me <email>', 'your own address')
    .option('--name <name>', 'your name, as you sign')
    .option('--time-zone <zone>', 'your time zone, such as Europe/Berlin')
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .exitOverride()
  addPasses(program, streams, done)
  addLooks(program, streams, done)
  addTellings(program, streams, done)
  addReflections(program, streams, done)
  addOwnData(program, streams, done)
  // Options such as --data may stand before or after the command.
  for (const command of program.commands) copyGlobalOptions(program, command)
  return program
}

function copyGlobalOptions(program: Command, command: Command): void {
  for (const option of program.options.filter(({ long }) => long !== '--version')) {
    const copy =
      option.defaultValue === undefined
        ? option
        : Object.assign(Object.create(option), { defaultValue: undefined })
    command.addOption(copy)
  }
}

function addPasses(program: Command, streams: Streams, done: Done): void {
  const passOptions = (command: Command) =>
    command
      .option('--calendar <place>', 'an .ics file, a folder of them, or an address; may be repeated', list)
      .option('--mailbox <dir>', 'the folder your drafts are laid into')
  passOptions(program.command('sync'))
    .description('one whole pass: read, detect, plan, do what is due')
    .option('--dry-run', 'show what would happen and write nothing')
    .action(async (_options, command: Command) => {
      const { sync } = await import('./commands/sync.ts')
      done(await sync(optionsOf(command), streams))
    })
  passOptions(program.command('start'))
    .description('keep going: a pass now, then on schedule until Ctrl-C')
    .action(async (_options, command: Command) => {
      const { start } = await import('./commands/start.ts')
      done(await start(optionsOf(command), streams))
    })
  addConnect(program, streams, done)
  program
    .command('disconnect <connection>')
    .description(
      'let a connection go, by its place or identifier, or all of a kind such as "google" or "imap"',
    )
    .action(async (place: string, _options, command: Command) => {
      const { disconnect } = await import('./commands/connections.ts')
      done(await disconnect(place, optionsOf(command), streams))
    })
}

function addLooks(program: Command, streams: Streams, done: Done): void {
  program
    .command('status')
    .description('how things stand; changes nothing')
    .action(async (_options, command: Command) => {
      const { status } = await import('./commands/look.ts')
      done(await status(optionsOf(command), streams))
    })
  program
    .command('show <interview>')
    .description('one interview: people, plan, agreement, notes')
    .action(async (id: string, _options, command: Command) => {
      const { show } = await import('./commands/look.ts')
      done(await show(id, optionsOf(command), streams))
    })
  program
    .command('detect <file>')
    .description('judge the events of an .ics file or of JSON Lines ("-" is standard input); stores nothing')
    .action(async (file: string, _options, command: Command) => {
      const { detect } = await import('./commands/detect.ts')
      done(await detect(file, optionsOf(command), streams))
    })
  program
    .command('digest')
    .description("send this week's digest if it is due")
    .option('--preview', 'write it to files and say where')
    .option('--on', 'send it every week')
    .option('--off', 'send it no more')
    .action(async (_options, command: Command) => {
      const { digest } = await import('./commands/look.ts')
      done(await digest(optionsOf(command), streams))
    })
}

function addTellings(program: Command, streams: Streams, done: Done): void {
  program
    .command('answer <interview> <yes-or-no>')
    .description('was it an interview?')
    .action(async (id: string, reply: string, _options, command: Command) => {
      const { answer } = await import('./commands/answer.ts')
      done(await answer(id, reply, optionsOf(command), streams))
    })
  program
    .command('agree <interview>')
    .description('step 1: how to follow up, as agreed')
    .option('--channel <channel>', 'email, phone, linkedin, portal or they-contact-me')
    .option('--contact <person>', '"Jane Doe <jane@example.com>"')
    .option('--promised <date>', 'when they said you would hear')
    .action(async (id: string, _options, command: Command) => {
      const { agree } = await import('./commands/agree.ts')
      done(await agree(id, optionsOf(command), streams))
    })
  program
    .command('outcome <interview> <kind>')
    .description(
      'what became of it: replied, offer, rejected, withdrawn, accepted, declined, silent or reopened',
    )
    .option('--on <date>', 'when you heard')
    .option('--answer-by <date>', 'until when an offer stands')
    .action(async (id: string, kind: string, _options, command: Command) => {
      const { outcome } = await import('./commands/outcome.ts')
      done(await outcome(id, kind, optionsOf(command), streams))
    })
  program
    .command('done <task>')
    .description('a task is done')
    .option('--dismiss', 'it is not wanted')
    .option('--undo', 'it is to be done after all')
    .action(async (task: string, _options, command: Command) => {
      const { done: close } = await import('./commands/outcome.ts')
      done(await close(task, optionsOf(command), streams))
    })
}

function addReflections(program: Command, streams: Streams, done: Done): void {
  program
    .command('note <interview>')
    .description('what your letters may speak of')
    .option('--topic <words>', 'one thing you talked about, as a noun phrase')
    .option('--sentence <sentence>', 'a sentence of your own to add')
    .option('--availability <sentence>', 'when you are available')
    .option('--well <words>', 'one thing that went well')
    .action(async (id: string, _options, command: Command) => {
      const { note } = await import('./commands/reflect.ts')
      done(await note(id, optionsOf(command), streams))
    })
  program
    .command('question <interview> <text...>')
    .description('step 2: a question you wish you had asked')
    .option('--remove', 'it is not to be asked after all')
    .action(async (id: string, texts: string[], _options, command: Command) => {
      const { question } = await import('./commands/reflect.ts')
      done(await question(id, texts, optionsOf(command), streams))
    })
  program
    .command('assess <interview>')
    .description('step 4: how it went')
    .option('--well <words>', 'may be repeated', list)
    .option('--poorly <words>', 'may be repeated', list)
    .option('--surprise <words>', 'may be repeated', list)
    .option('--rating <name=1..5>', 'may be repeated', list)
    .action(async (id: string, _options, command: Command) => {
      const { assess } = await import('./commands/reflect.ts')
      done(await assess(id, optionsOf(command), streams))
    })
  program
    .command('weigh <interview>')
    .description('step 5: pros and cons of the job and the company')
    .option('--pro <words=1..5>', 'may be repeated; the weight may be left out', list)
    .option('--con <words=1..5>', 'may be repeated; the weight may be left out', list)
    .option('--would-take <answer>', 'would you take it if nothing pressed you? yes, no or unsure')
    .option('--verdict <verdict>', 'continue, continue-if-clarified or stop')
    .option('--share <words>', 'a point to share with the recruiter, or "all"; may be repeated', list)
    .action(async (id: string, _options, command: Command) => {
      const { weigh } = await import('./commands/reflect.ts')
      done(await weigh(id, optionsOf(command), streams))
    })
}
