import type { LanguageRules } from '../checks/language-rules.ts'

export const es: LanguageRules = {
  language: 'es',
  greetings: [/^Buenos días(?:, [\p{L}.'’ -]+)?:$/u, /^Hola, [\p{L}'’-]+:$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks: /(?<!\p{L})(?:gracias|agradez\p{L}*|agradec\p{L}*|gratitud)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:por favor|le (?:pido|ruego|pediría)|agradecería|dígame|hágame|hágamelo|(?:me gustaría|quisiera|querría|me interesa|necesito) saber|basta con que me diga)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:señora?|sra?\.|encantad[oa]|interesad[oa]|agradecid[oa]|preparad[oa]|convencid[oa]|dispuest[oa]|candidat[oa]|estimad[oa]|conocerl[oa]|contactarl[oa]|verl[oa]|saludarl[oa]|segur[oa] de|motivad[oa]|ilusionad[oa]|list[oa] para|content[oa]|atent[oa]|yo mism[oa]|atenderl[oa]|compañer[oa]s?|entrevistador(?:a|es|as)?)(?!\p{L})/iu,
    },
    { why: 'says tú', words: /(?<!\p{L})(?:tú|te|ti|tu|tus|contigo|vosotros|os|vuestr[oa]s?)(?!\p{L})/iu },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:hoy|ayer|mañana|anoche|esta (?:mañana|tarde|semana)|la semana pasada|recientemente|hace poco)(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:urgente\w*|cuanto antes|a la mayor brevedad|recordatorio|recordarle|seguimiento|lo antes posible|sin noticias|todavía no|aún no he|solo quería)(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:sueños?|perfect[oa]|apasiona\w*|increíble|fantástic[oa]|ideal|enormemente|maravillos[oa]|muchísim[oa]s?)(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:no dude en|quedo a la espera|espero que se encuentre|agradable|me pongo en contacto|a su disposición|sin otro particular|me dirijo a usted|de antemano|desde ya|aprovech\p{L}+|enriquecedor\p{L}*|gran placer|fue un placer|adjunto)(?!\p{L})/iu,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:salario|sueldo|dinero)(?!\p{L})|€/iu },
  ],
  typography: (text) => [
    ...(/(?:^|[.:\n] ?)[^¿.:\n]*\?/mu.test(text) ? ['has a question without ¿'] : []),
    ...(/\u00a0|[„“]/u.test(text) ? ['has foreign quotation marks or spaces'] : []),
  ],
  roomier: 1.15,
  facts: {
    role: 'responsable de eventos',
    topic: 'el escenario híbrido de la feria de primavera',
    nextStep: 'la jornada de prueba en la sala principal',
    ownSentence: 'Olvidé decir que también he planificado dos festivales al aire libre para 3.000 personas.',
    availabilityNote: 'Los fines de semana y las noches son posibles para mí de mayo a septiembre.',
    questions: [
      '¿Cuántas personas forman el equipo durante la temporada?',
      '¿Qué eventos vendrían primero en primavera?',
      '¿Quién decide la elección de los proveedores?',
    ],
    pros: ['Encargo claro y decisiones rápidas', 'Programa variado con ferias y conciertos'],
    openPoints: ['Reparto del trabajo en fin de semana', 'Tamaño del equipo en los días de evento'],
  },
}
