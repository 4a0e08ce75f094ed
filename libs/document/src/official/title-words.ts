/** May not begin a line, and may not end one. */
export const NOT_FIRST = /^[，。、；：？！）〕》〉”’…—％%,.;:?!)\]]/;
export const NOT_LAST = /[（〔《〈“‘([]$/;

/** What the dictionary takes apart and an office would not. */
const COMPOUNDS = [
  ...['自然灾害', '防灾减灾', '救灾救助', '灾后救助', '应急响应', '应急救助', '恢复重建', '转移安置'],
  ...['泥石流', '沙尘暴', '暴风雪', '暴雨', '暴雪', '洪涝', '洪水', '雪灾', '风灾', '旱灾', '灾情', '灾害'],
  ...['委员会', '办公室', '会商', '商请', '快报', '纪要', '督办单', '审批单', '指挥部'],
];

/** Ⅱ级响应, 6.4级地震, 2026年7月1日, “7·1”, 《预案》: whole, wherever they stand. */
const WHOLE: readonly RegExp[] = [
  /[一二三四五六七八九十ⅠⅡⅢⅣIV\d]+级(?:应急)?响应/y,
  /[A-Za-z]{0,2}\d[\d.]*级(?:左右|以上)?(?:[强弱]?地震)?/y,
  /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?/y,
  /\d{1,2}时(?:\d{1,2}分)?/y,
  /第?[A-Za-z\d][A-Za-z\d.,:/·–-]*(?:余)?(?:万|亿)?(?:[级号期人户间次年日时分个元厅点]|公顷|平方米|公里|毫米|米)?/y,
  /“[^”]{1,10}”(?:特?大?(?:暴雨|暴雪|地震|洪水|山洪))?/y,
  /《[^》]{1,14}》/y,
  /〔[^〕]{1,6}〕/y,
];

/** The rank that a place's name ends with; 市区 and 乡镇 are words of another kind. */
const RANK = '(?:[县市镇乡区州旗团](?![县市镇乡区城内政场民长委级域])|街道|牧场|林场|农场|苏木|水库)';
/** What stands between two names. */
const BETWEEN = '至与和及、，。（）“”《》在向将由对为的';
const PLACE_AT_START = new RegExp(`^[^${BETWEEN}]{1,6}?${RANK}`);
const PLACE_AFTER_JOINT = new RegExp(`(?<=[至与和及、])[^${BETWEEN}]{1,6}?${RANK}`, 'y');
const RANK_ALONE = new RegExp(`^${RANK}$`);
const MOST_OF_NAME = 6;

const lettersOf = (text: string): number => Array.from(text).length;

/**
 * The words between which a line may end: `names` whole, and so levels, numbers with their units, dates, quotations and
 * names of places that nobody named; all else by the dictionary.
 */
export function titleWords(text: string, names: readonly string[] = []): string[] {
  const longestFirst = [...new Set([...names, ...COMPOUNDS])]
    .filter((name) => lettersOf(name) > 1)
    .sort((a, b) => b.length - a.length);
  const known = new Set(names);
  const words: string[] = [];
  let plain = '';
  // Right after a known name, or where the text begins, another place may be named.
  let atStart = true;
  const flush = () => {
    if (plain) words.push(...byDictionary(plain));
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const name = longestFirst.find((each) => rest.startsWith(each));
    const whole: string | undefined =
      name ??
      (atStart ? PLACE_AT_START.exec(rest)?.[0] : undefined) ??
      found(PLACE_AFTER_JOINT, text, at) ??
      WHOLE.map((pattern) => found(pattern, text, at)).find(Boolean);
    atStart = whole !== undefined && known.has(whole);
    if (whole === undefined) {
      const letter = Array.from(rest)[0]!;
      plain += letter;
      at += letter.length;
      continue;
    }
    flush();
    words.push(whole);
    at += whole.length;
  }
  flush();
  return together(words);
}

function found(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' });

/** The dictionary lacks the names of small places and gives them letter by letter: 巩 乃 斯 镇. */
function byDictionary(text: string): string[] {
  const words: string[] = [];
  for (const { segment } of dictionary.segment(text)) {
    if (!RANK_ALONE.test(segment)) {
      words.push(segment);
      continue;
    }
    let name = words.pop() ?? '';
    while (isLetterOfName(words.at(-1)) && lettersOf(name) < MOST_OF_NAME) name = words.pop() + name;
    words.push(name + segment);
  }
  return words;
}

const isLetterOfName = (word: string | undefined): boolean =>
  word !== undefined && lettersOf(word) === 1 && !BETWEEN.includes(word);

/** Marks stand with the word that they close or open. */
function together(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && (NOT_FIRST.test(word) || NOT_LAST.test(before)))
      joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined;
}
