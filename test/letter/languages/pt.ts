import type { LanguageRules } from '../checks/language-rules.ts'

export const pt: LanguageRules = {
  language: 'pt',
  greetings: [/^Bom dia(?:, [\p{L}.'’ -]+)?,$/u, /^Olá, [\p{L}'’-]+,$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks: /(?<!\p{L})(?:obrigad[oa]s?|agradeç\w*|agradec\w*|grat[oa]|gratidão)(?!\p{L})/giu,
  indirectAsks: /(?<!\p{L})(?:por favor|peço(?:-lhe)?|agradecia que|diga-me|pedia(?:-lhe)?)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:obrigad[oa]|interessad[oa]|grat[oa]|preparad[oa]|convencid[oa]|candidat[oa]|senhora?|sra?\.|car[oa]|exm[oa]|prezad[oa]|conhecê-l[oa]|contactá-l[oa]|vê-l[oa]|encantad[oa]|motivad[oa]|segur[oa] de)(?!\p{L})/iu,
    },
    { why: 'says você or tu', words: /(?<!\p{L})(?:você|vocês|tu|te|ti|teu|tua|contigo)(?!\p{L})/iu },
    {
      why: 'is Brazilian',
      words:
        /(?<!\p{L})(?:contato|equipe|gerenciar|time|usuário|registro|planejar|planejamento|esporte|estou \p{L}+ndo)(?!\p{L})/iu,
    },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:hoje|ontem|amanhã|esta (?:manhã|tarde|semana)|na semana passada|recentemente|há pouco)(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:urgente\w*|quanto antes|o mais rapidamente possível|o mais breve possível|sem notícias|ainda não|só queria)(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:sonhos?|perfeit[oa]|apaixonad[oa]|incrível|fantástic[oa]|ideal|imenso|muitíssimo|maravilhos[oa])(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:não hesite|fico a aguardar|espero que esteja|venho por este meio|agradável|ao dispor)(?!\p{L})/iu,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:salário|ordenado|dinheiro|vencimento)(?!\p{L})|€/iu },
  ],
  typography: (text) =>
    /\u00a0|[„“]|[ü]/u.test(text) ? ['has foreign quotation marks, spaces or old spelling'] : [],
  roomier: 1.15,
  facts: {
    role: 'gestão de eventos',
    topic: 'o palco híbrido da feira da primavera',
    nextStep: 'o dia de experiência na sala principal',
    ownSentence: 'Esqueci-me de dizer que também planeei dois festivais ao ar livre para 3000 pessoas.',
    availabilityNote: 'Os fins de semana e as noites são possíveis para mim de maio a setembro.',
    questions: [
      'Quantas pessoas tem a equipa durante a época?',
      'Que eventos viriam primeiro na primavera?',
      'Quem decide a escolha dos fornecedores?',
    ],
    pros: ['Missão clara e decisões rápidas', 'Programa variado com feiras e concertos'],
    openPoints: ['Distribuição do trabalho ao fim de semana', 'Dimensão da equipa nos dias de evento'],
  },
}
