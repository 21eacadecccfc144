import type { LanguageRules } from '../checks/language-rules.ts'

export const pt: LanguageRules = {
  language: 'pt',
  greetings: [/^Bom dia(?:, [\p{L}.'’ -]+)?,$/u, /^Olá, [\p{L}'’-]+,$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks:
    /(?<!\p{L})(?:obrigad[oa]s?|agradeç\w*|agradec\w*|grat[oa]|gratidão|bem-haja|reconhecid[oa]|reconhecimento)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:por favor|peço(?:-lhe)?|agradecia que|diga-me|pedia(?:-lhe)?|(?:gostava|gostaria) de saber se|queria saber|fico à espera|aguardo)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:obrigad[oa]|interessad[oa]|grat[oa]|preparad[oa]|convencid[oa]|candidat[oa]|senhora?|sra?\.|car[oa]|exm[oa]|prezad[oa]|conhecê-l[oa]|contactá-l[oa]|vê-l[oa]|ouvi-l[oa]|recebê-l[oa]|encantad[oa]|motivad[oa]|segur[oa] de|cert[oa] de|dispost[oa]|atent[oa]|pront[oa] para|curios[oa]|habituad[oa]|satisfeit[oa]|agradecid[oa]|desiludid[oa]|eu (?:própri[oa]|mesm[oa])|dout(?:or|ora)|dra?\.|eng\.[ºª]|selecionad[oa]|escolhid[oa]s? (?:para|como)|entrevistador(?:a|es|as)?|recrutador(?:a|es|as)?|chefes? diretos?)(?!\p{L})/iu,
    },
    { why: 'says você or tu', words: /(?<!\p{L})(?:você|vocês|tu|te|ti|teu|tua|contigo)(?!\p{L})/iu },
    {
      why: 'is Brazilian',
      words:
        /(?<!\p{L})(?:contato|equipe|gerenciar|time|usuário|registro|planejar|planejamento|esporte|estou \p{L}+ndo|celular|retorno|agendamento|pauta|cadastro|ônibus)(?!\p{L})/iu,
    },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:hoje|ontem|amanhã|esta (?:manhã|tarde|semana)|na semana passada|recentemente|há pouco)(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:urgente\w*|quanto antes|o mais rapidamente possível|o mais breve possível|sem notícias|ainda não|só queria|lembrete|relembr\p{L}+|continuo à espera|há (?:dias|semanas))(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:sonhos?|perfeit[oa]|apaixonad[oa]|incrível|fantástic[oa]|ideal|imenso|muitíssimo|maravilhos[oa])(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:não hesite|fico a aguardar|espero que esteja|venho por este meio|vimos por este meio|agradável|ao dispor|ao vosso dispor|desde já|sem outro assunto|no seguimento|na expectativa|mais-valia|desafiante|oportunidade única|em anexo)(?!\p{L})/iu,
    },
    {
      why: 'is in the spelling before 1990',
      words:
        /(?<!\p{L})(?:projectos?|direcç\p{L}+|selecç\p{L}+|acç\p{L}+|actua\p{L}+|objectiv\p{L}+|correct\p{L}+|exact\p{L}+|óptim\p{L}+|recepç\p{L}+|fim-de-semana|dia-a-dia)(?!\p{L})/iu,
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
