import { describe, expect, it } from 'vitest'
import { cleanCompany } from '../../src/letter/clean-company.ts'
import { cleanRole } from '../../src/letter/clean-role.ts'
import { usableTopic } from '../../src/letter/usable-topic.ts'

describe('A role is said', () => {
  it.each([
    ['Event Manager (m/w/d)', 'Event Manager'],
    ['Eventmanager m/w/d', 'Eventmanager'],
    ['Event Manager (M/F/D)', 'Event Manager'],
    ['Chef de projet H/F', 'Chef de projet'],
    ['Chef de projet (F/H)', 'Chef de projet'],
    ['Evenementmanager (m/v/x)', 'Evenementmanager'],
    ['Event Manager (all genders)', 'Event Manager'],
    ['Event Manager - Berlin', 'Event Manager'],
    ['Event Manager | Lumen Events', 'Event Manager'],
    ['Event Manager, London', 'Event Manager'],
    ['Event Manager (Remote)', 'Event Manager'],
    ['Event Manager #12345', 'Event Manager'],
    ['Event Manager (REQ-2026-118)', 'Event Manager'],
    ['Event Manager JR0012345', 'Event Manager'],
    ['SENIOR EVENT MANAGER', 'Senior Event Manager'],
    ['HEAD OF F&B', 'Head of F&B'],
    ['Veranstaltungsleiter/in', 'Veranstaltungsleiter:in'],
    ['Projektleiter*in', 'Projektleiter:in'],
    ['Event/Project Manager', 'Event & Project Manager'],
    ['Director, Exhibition Sales', 'Director, Exhibition Sales'],
    ['Conference Producer', 'Conference Producer'],
    ['  Event \n Manager ', 'Event Manager'],
  ])('"%s" as "%s"', (written, said) => {
    expect(cleanRole(written)).toBe(said)
  })

  it.each([
    [null],
    [''],
    ['12345'],
    ['Coordinador/a de eventos'],
    ['Chargé(e) de projet'],
    ['Gestor(a) de eventos'],
    ['Assistent/Assistentin'],
    ['{{role}}'],
    ['<b>Manager</b>'],
    ['x'.repeat(10_000)],
  ])('not at all when it is %s', (written) => {
    expect(cleanRole(written)).toBeNull()
  })
})

describe('A company is said', () => {
  it.each([
    ['Lumen Events GmbH', 'Lumen Events'],
    ['Lumen Events GmbH & Co. KG', 'Lumen Events'],
    ['Lumen Events S.L.', 'Lumen Events'],
    ['Lumen S.p.A.', 'Lumen'],
    ['Lumen B.V.', 'Lumen'],
    ['Lumen, Inc.', 'Lumen'],
    ['Lumen Eventos, Lda.', 'Lumen Eventos'],
    ['LUMEN EVENTS LTD', 'Lumen Events'],
    ['ACME', 'ACME'],
    ['Lumen Events (Berlin)', 'Lumen Events'],
    ['Casa', 'Casa'],
  ])('"%s" as "%s"', (written, said) => {
    expect(cleanCompany(written)).toBe(said)
  })

  it.each([[null], [''], ['42'], ['info@lumen.example'], ['{{company}}']])(
    'not at all when it is %s',
    (written) => {
      expect(cleanCompany(written)).toBeNull()
    },
  )
})

describe('A topic', () => {
  const names = ['Bob Keller']

  it.each([
    ['the hybrid stage for the spring fair'],
    ['set-up times'],
    ['hand-over between day and night crew.'],
  ])('is used as the user wrote it: %s', (topic) => {
    expect(usableTopic(topic, 'en', names)).toBe(topic.replace(/\.$/u, ''))
  })

  it.each([
    ['longer than sixty characters', 'the long way from the first idea of a fair to its last day on site'],
    ['with a verb of mine', 'how I would plan the fair'],
    ['of two lines', 'the fair\nthe stage'],
    ['with somebody’s name', 'Keller’s plan for the fair'],
    ['about money', 'the salary range'],
    ['with an amount', 'a budget of € 2 m'],
    ['of several sentences', 'the fair. And the stage'],
    ['in another language', 'die Bühne für die Messe und das Wetter'],
    ['with markup', 'the {{stage}}'],
  ])('is left out when it is %s', (_, topic) => {
    expect(usableTopic(topic, 'en', names)).toBeNull()
  })

  it.each([
    ['pt', 'gestão de turnos para o verão'],
    ['pt', 'a passagem da cozinha para a sala'],
    ['es', 'los turnos para el verano'],
    ['it', 'la gestione dei turni'],
    ['de', 'die Übergabe an der Bar'],
  ])('keeps a topic in the language of the letter (%s)', (language, topic) => {
    expect(usableTopic(topic, language, [])).toBe(topic)
  })
})
