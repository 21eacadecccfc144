import { describe, expect, it } from 'vitest'
import { groupSessions } from '../../src/detection/group-sessions.ts'
import { readSampleFile } from '../../src/sample/read-sample-file.ts'
import { sampleUid } from '../../src/sample/sample-event.ts'
import { detectSample } from './detect-sample.ts'

const { entries } = await readSampleFile()
const { sessions, problems } = await detectSample()

function found(id: string) {
  const session = sessions.find(({ event }) => event.uid === sampleUid(id))
  if (!session) throw new Error(`no event ${id}`)
  return session.detection
}

const addresses = (id: string) => found(id).interviewers.map(({ email }) => email?.replace(/@.*/, ''))

describe('detection, on the sample calendar', () => {
  it('is given every entry, without a problem on the way', () => {
    expect(problems).toBe(0)
    expect(new Set(sessions.map(({ event }) => event.uid)).size).toBe(entries.length)
  })

  it.each(entries.map(({ id, label, title }) => ({ id, label, title })))(
    'says $label to "$title" ($id)',
    ({ id, label }) => {
      expect(found(id).verdict).toBe(label)
    },
  )

  it('sees eight interviews, the sessions of one day at one house being one', () => {
    const certain = sessions.filter(({ detection }) => detection.verdict === 'interview')
    expect(groupSessions(certain, { loopGapMinutes: 180 })).toHaveLength(8)
  })

  it.each([
    ['gastgeber-first', 'Gastgeber Group', 'banqueting manager'],
    ['gastgeber-trial-shift', 'Gastgeber Group', 'Banqueting Manager'],
    ['pavilion-north-2', 'Pavilion North', 'Venue Operations Manager'],
    ['messehaus-lindner', 'Messehaus Lindner', 'Projektleitung Veranstaltungen'],
    ['alder-and-pike', 'Alder & Pike', 'Hotel Events Manager'],
    ['quayside-panel', 'Quayside Convention Centre', 'Conference & Events Manager'],
    ['lumieres-du-port', 'Lumières du Port', 'Responsable événementiel'],
  ])('reads employer and job out of %s', (id, company, role) => {
    expect(found(id)).toMatchObject({ company, role })
  })

  it('finds the three members of the panel with their addresses', () => {
    expect(addresses('quayside-panel').sort()).toEqual(['marta.wilczek', 'ruth.adeyemi', 'tomas.kelleher'])
  })

  it('finds the one person of each session of the day at Pavilion North, the coordinator not among them', () => {
    expect(addresses('pavilion-north-1')).toEqual(['sinead.farrell'])
    expect(addresses('pavilion-north-2')).toEqual(['victor.almeida'])
    expect(addresses('pavilion-north-3')).toEqual(['grace.lindqvist'])
  })

  it.each([
    ['pavilion-north-1', 'Lena Osei'],
    ['messehaus-lindner', 'Katrin Vogt'],
    ['alder-and-pike', 'Priya Raman'],
    ['quayside-panel', 'Aoife Brennan'],
    ['lumieres-du-port', 'Camille Roche'],
  ])('finds who recruits in %s', (id, name) => {
    expect(found(id).recruiter?.name).toBe(name)
  })

  it('tells the language of each invitation', () => {
    expect(found('messehaus-lindner').language).toBe('de')
    expect(found('lumieres-du-port').language).toBe('fr')
    expect(found('quayside-panel').language).toBe('en')
  })
})
