/**
 * Frequent family names of languages which put the family name first. A name with one of them may stand in either
 * order, so nobody is called by half of it.
 */
const familyNames = new Set(
  (
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang han cao deng xiao feng zeng cheng cai peng pan yuan dong yu su ye lu wei jiang tian du ding shen ren lau chan wong leung cheung kwok ng lam ho tsai hsu chang hsieh ' +
    'kim lee park choi jung jeong kang cho yoon jang lim oh seo shin kwon hwang ahn song hong yoo ' +
    'nguyen nguyễn tran trần le lê pham phạm huynh huỳnh hoang hoàng phan vu vũ vo võ dang đặng bui bùi do đỗ ngo ngô duong dương ly lý ' +
    'sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa ogawa fujita okada goto ' +
    'nagy kovács kovacs tóth toth szabó szabo horváth horvath varga kiss molnár molnar németh nemeth farkas balogh papp takács takacs juhász juhasz lakatos mészáros meszaros oláh olah rácz racz szűcs fekete szilágyi török fehér balázs'
  ).split(' '),
)
const domainsOfThoseLanguages = /\.(?:cn|tw|hk|mo|sg|jp|kr|vn|hu|kh)$/iu

/** True when the order of the two parts cannot be told from the name itself. */
export function mayBeFamilyNameFirst(words: readonly string[], email: string | null): boolean {
  if (email !== null && domainsOfThoseLanguages.test(email)) return true
  return words.some((word) => familyNames.has(word.toLowerCase()) || /-\p{Ll}/u.test(word))
}
