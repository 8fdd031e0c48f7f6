import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { guardRest } from '../../src/api/rest/rest-guard'
import type { RestNames } from '../../src/api/rest/rest-target'
import { LIMITS } from '../../src/http/limits'

const address = 'http://localhost/api/sessions'
const field = (name: string, more: object = {}) => ({ name, type: 'text', ...more }) as FlattenedField
const names: RestNames = {
  languages: ['fr', 'en'],
  collections: new Map([
    [
      'sessions',
      [
        field('title'),
        field('edition', { type: 'relationship', relationTo: 'editions' }),
        field('recording', { type: 'group', flattenedFields: [field('url')] }),
        field('search', { hidden: true }),
      ],
    ],
    ['speakers', [field('name')]],
  ]),
}
const guard = (request: Request) => guardRest(request, names)
const get = (search: string, path = '') => guard(new Request(`${address}${path}?${search}`))
const post = (body: BodyInit | null, headers: Record<string, string>) =>
  guard(new Request(address, { method: 'POST', headers, body, duplex: 'half' } as RequestInit))
const list = (size: number) => Array.from({ length: size }, (_, index) => index)

describe('the URL of a file', () => {
  it('is accepted without its query string, whatever that is', async () => {
    const picture = 'http://localhost/api/media/file/portrait-thumbnail.webp'
    const passed = await guard(new Request(`${picture}?2026-11-24T07%3A57%3A02.195Z`))
    expect(passed).toMatchObject({ method: 'GET', url: picture })
  })
})

describe('a multipart body', () => {
  const complete = '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{}\r\n--b--\r\n'
  const type = { 'content-type': 'multipart/form-data; boundary=b' }

  it.each([
    [complete, 'multipart/form-data; boundary=b'],
    [complete, 'Multipart/Form-Data; charset=utf-8; boundary="b"'],
    ['--b--', 'multipart/form-data; boundary=b'],
  ])('is accepted when it is complete: %j', async (body, contentType) => {
    expect(await post(body, { 'content-type': contentType })).toBeInstanceOf(Request)
  })

  it.each([
    ['that is cut', complete.slice(0, -8), type['content-type']],
    ['with another boundary', complete, 'multipart/form-data; boundary=c'],
    ['without a boundary', complete, 'multipart/form-data'],
    ['with text after its last boundary', `${complete}more`, type['content-type']],
    ['with a part without headers', '--b--b--', type['content-type']],
    ['of another multipart type', complete, 'multipart/mixed; boundary=b'],
  ])('%s is refused', async (_, body, contentType) => {
    expect(await post(body, { 'content-type': contentType })).toMatchObject({ status: 400, code: 'INVALID_FORM' })
  })

  it('of a FormData is accepted', async () => {
    const form = new FormData()
    form.append('_payload', '{}')
    form.append('file', new Blob([new Uint8Array([1, 2, 3])]), 'a.png')
    expect(await guard(new Request(address, { method: 'POST', body: form }))).toBeInstanceOf(Request)
  })
})

describe('the query string', () => {
  it.each([
    '',
    'limit=25&depth=3&page=2',
    'limit=0&pagination=false',
    'where[title][equals]=a',
    'where%5Band%5D%5B0%5D%5Bid%5D%5Bin%5D%5B0%5D=1&where[and][0][id][in][1]=2',
    'where={"title":{"equals":"a"}}',
    'sort=-startsAt,title',
    'sort=a&sort=b',
    'select[title]=true&populate[speakers][name]=true',
    'joins=false',
    'joins[sessions][limit]=200&joins[sessions][sort]=title&joins[rooms]=false',
    'locale=fr&fallback-locale=null&draft=true',
    'data={"title":"a"}',
    `where[id][in]=${list(200).join(',')}`,
    'where[0][title][equals]=a',
    'select[recording][url]=true&select[id]=true&select[title][fr]=true',
    'locale=all&fallback-locale=none',
    'locale=*&fallbackLocale=en',
    'locale=',
    'utm_source=x&fbclid=y&gclid=z',
  ])('is accepted as "%.60s"', async (search) => {
    expect(await get(search)).toBeInstanceOf(Request)
  })

  it.each([
    ['edition=1', 'UNKNOWN_PARAMETER'],
    // The parser makes a list of a name that is given twice.
    ['where[title][equals]=a&where[title][equals]=b', 'INVALID_OPERAND'],
    ['selct[title]=true', 'UNKNOWN_PARAMETER'],
    ['_=1', 'UNKNOWN_PARAMETER'],
    ['select[titel]=true', 'UNKNOWN_FIELD'],
    ['select[recording][uri]=true', 'UNKNOWN_FIELD'],
    ['select[edition][title]=true', 'UNKNOWN_FIELD'],
    ['populate[speaker][name]=true', 'UNKNOWN_FIELD'],
    ['populate[speakers][title]=true', 'UNKNOWN_FIELD'],
    ['locale=en-GB', 'INVALID_LOCALE'],
    ['locale=xx', 'INVALID_LOCALE'],
    ['locale=fr&locale=en', 'INVALID_LOCALE'],
    ['fallback-locale=all', 'INVALID_LOCALE'],
    ['richText=pdf', 'INVALID_RICH_TEXT'],
    ['richText=html&richText=json', 'INVALID_RICH_TEXT'],
    ['draft=1', 'INVALID_BOOLEAN'],
    ['pagination=maybe', 'INVALID_BOOLEAN'],
    ['limit=abc', 'INVALID_NUMBER'],
    ['limit=', 'INVALID_NUMBER'],
    ['limit=-1', 'INVALID_NUMBER'],
    ['limit=1.5', 'INVALID_NUMBER'],
    ['limit=1e3', 'INVALID_NUMBER'],
    ['limit=0x10', 'INVALID_NUMBER'],
    ['limit=1000000000', 'INVALID_NUMBER'],
    ['limit[]=5', 'INVALID_NUMBER'],
    ['limit[a]=5', 'INVALID_NUMBER'],
    ['limit=1&limit=2', 'INVALID_NUMBER'],
    ['page=-1', 'INVALID_NUMBER'],
    ['page=0', 'INVALID_NUMBER'],
    ['depth=1e9', 'INVALID_NUMBER'],
    ['depth=11', 'INVALID_NUMBER'],
    ['joins[sessions][limit]=0', 'INVALID_NUMBER'],
    ['joins[sessions][limit]=201', 'INVALID_NUMBER'],
    ['joins[sessions][page]=x', 'INVALID_NUMBER'],
    ['joins=true', 'MALFORMED_PARAMETER'],
    ['select=title', 'MALFORMED_PARAMETER'],
    ['where[a]=1&where[a][b]=2', 'MALFORMED_PARAMETER'],
    ['where[__proto__][a]=1', 'MALFORMED_PARAMETER'],
    ['where[a][constructor][b]=1', 'MALFORMED_PARAMETER'],
    ['where]a[=1', 'MALFORMED_PARAMETER'],
    ['where[a]b=1', 'MALFORMED_PARAMETER'],
    [`where${'[a]'.repeat(11)}=1`, 'MALFORMED_PARAMETER'],
    ['where={"a"', 'INVALID_JSON'],
    ['data={', 'INVALID_JSON'],
    ['sort=a,b,c,d,e,f', 'TOO_MANY_SORT_FIELDS'],
    ['sort[a][b]=c', 'INVALID_SORT'],
    ['joins[sessions][sort]=a,b,c,d,e,f', 'TOO_MANY_SORT_FIELDS'],
    [
      list(51)
        .map((i) => `where[or][${i}][title][equals]=a`)
        .join('&'),
      'WHERE_TOO_COMPLEX',
    ],
    [
      list(51)
        .map((i) => `joins[a][where][or][${i}][b][equals]=1`)
        .join('&'),
      'WHERE_TOO_COMPLEX',
    ],
    [
      list(51)
        .map((i) => `where[or][][f${i}][equals]=a`)
        .join('&'),
      'WHERE_TOO_COMPLEX',
    ],
    [
      list(201)
        .map(() => 'where[or][][title][equals]=a')
        .join('&'),
      'WHERE_TOO_COMPLEX',
    ],
    [`where[id][in]=${list(201).join(',')}`, 'WHERE_TOO_COMPLEX'],
    [
      list(201)
        .map(() => 'where[id][in][]=1')
        .join('&'),
      'WHERE_TOO_COMPLEX',
    ],
    [`where={"or":[${list(51).map(() => '{"a":{"equals":1}}')}]}`, 'WHERE_TOO_COMPLEX'],
    [
      list(101)
        .map((i) => `select[f${i}]=true`)
        .join('&'),
      'TOO_MANY_FIELDS',
    ],
    [
      list(101)
        .map((i) => `populate[a][f${i}]=true`)
        .join('&'),
      'TOO_MANY_FIELDS',
    ],
    [
      list(11)
        .map((i) => `joins[f${i}][limit]=1`)
        .join('&'),
      'TOO_MANY_JOINS',
    ],
    [
      list(501)
        .map((i) => `p${i}=1`)
        .join('&'),
      'TOO_MANY_PARAMETERS',
    ],
    ['where=a&where=b', 'MALFORMED_PARAMETER'],
    ['joins[sessions]=a&joins[sessions]=b', 'MALFORMED_PARAMETER'],
    ['where={"title":{"equals":"[x]=y"}}', 'MALFORMED_PARAMETER'],
    ['locale=%E9', 'MALFORMED_URL'],
  ])('is refused as "%.60s" with %s', async (search, code) => {
    expect(await get(search)).toMatchObject({ status: 400, code })
  })

  it('is refused above 12000 characters', async () => {
    expect(await get(`a=${'b'.repeat(LIMITS.rest.urlCharacters)}`)).toMatchObject({ status: 414, code: 'URL_TOO_LONG' })
  })
})

describe('a refusal', () => {
  const message = async (search: string, path?: string) => {
    const refused = await get(search, path)
    return refused instanceof Request ? undefined : refused.message.en
  }

  it('of a parameter names the nearest one, or the filter that was meant', async () => {
    expect(await message('selct[title]=true')).toBe('There is no parameter "selct" here. Did you mean "select"?')
    expect(await message('edition=1')).toContain('write where[edition][equals]=…')
    expect(await message('zzz=1')).toMatch(/Use one of: locale, .*where\.$/)
    expect(await message('zzz=1')).not.toContain('autosave')
  })

  it('of a field names the nearest one, or how to populate it, and no hidden one', async () => {
    expect(await message('select[titel]=true')).toContain('Did you mean "title"?')
    expect(await message('select[edition][title]=true')).toContain('Write populate[editions][title]=true.')
    expect(await message('select[zzzz]=true')).toBe(
      '"select" names no field "zzzz". Use one of: title, edition, recording.',
    )
  })

  it('of a language names the languages', async () => {
    expect(await message('locale=en-GB')).toContain('fr, en, all')
    expect(await message('fallback-locale=xx')).toContain('fr, en, none')
  })

  it('is given to what a document or a count does not read', async () => {
    const id = '/0123456789abcdef01234567'
    expect(await message('limit=1', id)).toContain('no parameter "limit"')
    expect(await message('where[title][equals]=a', id)).toContain('no parameter "where"')
    expect(await message('sort=title', '/count')).toContain('no parameter "sort"')
    expect(await get('where[title][equals]=a&locale=en', '/count')).toBeInstanceOf(Request)
    expect(await get('select[title]=true&draft=true', id)).toBeInstanceOf(Request)
  })
})

describe('a POST with a method override', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it.each(['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override'])('becomes a GET with %s', async (name) => {
    const request = new Request(`${address}?locale=fr`, {
      method: 'POST',
      headers: { ...form, [name]: 'GET', cookie: 'a=b' },
      body: 'where[title][equals]=a&limit=10',
    })
    const passed = await guard(request)
    if (!(passed instanceof Request)) throw new Error(passed.message.en)
    expect(passed.method).toBe('GET')
    expect([...new URL(passed.url).searchParams]).toEqual([
      ['locale', 'fr'],
      ['where[title][equals]', 'a'],
      ['limit', '10'],
    ])
    expect(passed.headers.get(name)).toBeNull()
    expect(passed.headers.get('content-type')).toBeNull()
    expect(passed.headers.get('cookie')).toBe('a=b')
  })

  it('has the limits of a GET', async () => {
    const headers = { ...form, 'X-HTTP-Method-Override': 'GET' }
    expect(await post('limit=abc', headers)).toMatchObject({ code: 'INVALID_NUMBER' })
    const many = list(51).map((index) => `where[or][${index}][title][equals]=a`)
    expect(await post(many.join('&'), headers)).toMatchObject({ code: 'WHERE_TOO_COMPLEX' })
    expect(await post(`a=${'b'.repeat(100_000)}`, headers)).toMatchObject({ status: 413 })
  })

  it('is refused when its body and its URL both give a limit', async () => {
    const headers = { ...form, 'X-HTTP-Method-Override': 'GET' }
    const request = new Request(`${address}?limit=5`, { method: 'POST', headers, body: 'limit=6' })
    expect(await guard(request)).toMatchObject({ code: 'INVALID_NUMBER' })
  })

  it('is refused with a JSON body', async () => {
    const headers = { 'content-type': 'application/json', 'X-Payload-HTTP-Method-Override': 'GET' }
    expect(await post('{"locale":"fr&limit=0"}', headers)).toMatchObject({ status: 415 })
  })
})

describe('the body of a write', () => {
  const json = { 'content-type': 'application/json' }

  it('is passed on byte for byte', async () => {
    const body = JSON.stringify({ title: 'Métiers d’ingénieures' })
    const passed = await post(body, json)
    expect(passed instanceof Request && (await passed.text())).toBe(body)
    const data = new FormData()
    data.set('file', new File([new Uint8Array([0, 255, 1])], 'a.bin'))
    const upload = await guard(new Request(address, { method: 'POST', body: data }))
    if (!(upload instanceof Request)) throw new Error(upload.message.en)
    const file = (await upload.formData()).get('file')
    expect(file instanceof File && [...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 1])
  })

  it('is refused as JSON above 1 MB and as multipart above 11.5 MB', async () => {
    const text = (size: number) => `{"a":"${'a'.repeat(size - 8)}"}`
    expect(await post(text(LIMITS.rest.bodyBytes), json)).toBeInstanceOf(Request)
    expect(await post(text(LIMITS.rest.bodyBytes + 1), json)).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
    const multipart = { 'content-type': 'multipart/form-data; boundary=a' }
    const form = `--a\r\nContent-Disposition: form-data; name="x"\r\n\r\n${text(LIMITS.rest.bodyBytes)}\r\n--a--`
    expect(await post(form, multipart)).toBeInstanceOf(Request)
    expect(await post(text(LIMITS.rest.multipartBytes + 1), multipart)).toMatchObject({ status: 413 })
  })

  it('is refused when it is not JSON', async () => {
    for (const text of ['{"a":', 'null', '[]', '"a"', '1']) {
      expect(await post(text, json)).toMatchObject({ status: 400, code: 'INVALID_JSON' })
    }
    expect(await post(new Uint8Array([0x22, 0xff, 0x22]), json)).toMatchObject({ code: 'INVALID_JSON' })
  })

  it('may be empty', async () => {
    expect(await post(null, json)).toBeInstanceOf(Request)
  })
})
