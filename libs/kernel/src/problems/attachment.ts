/** Refusals about files that are added to a case. */
export const attachmentProblems = {
  'attachment.empty': {
    status: 422,
    zh: '附件没有内容。',
    en: 'The file holds nothing.',
  },
  'attachment.too-large': {
    status: 413,
    zh: '附件 {size} 字节，超过上限 {limit} 字节。',
    en: 'The file has {size} bytes; at most {limit} are taken.',
  },
  'attachment.type-not-allowed': {
    status: 415,
    zh: '不接受 {type} 类型的附件；可用：{allowed}。',
    en: 'Files of type {type} are not taken; these are: {allowed}.',
  },
  'attachment.type-disagrees': {
    status: 422,
    zh: '附件类型不一致：名称 {name}，声明 {type}，内容为 {content}。',
    en: 'The type disagrees: the name is {name}, declared is {type}, the content is {content}.',
  },
  'attachment.name-invalid': {
    status: 422,
    zh: '附件须有名称（name，1 至 200 字，不含路径和控制字符）。',
    en: 'A file needs a name of 1 to 200 characters without path or control characters.',
  },
  'attachment.already': {
    status: 409,
    zh: '同一内容已作为附件（{id}）附上。',
    en: 'The same content is attached there already ({id}).',
  },
  'attachment.damaged': {
    status: 500,
    zh: '附件内容缺失或与校验值 {hash} 不符，请联系管理员。',
    en: 'The content is missing or no longer fits its hash {hash}; tell the administrator.',
  },
} as const;
