import { Button } from '@payloadcms/ui'
import type { FactorView } from '../../../collections/users/second-factor/manage'
import type { Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import type { SecondFactorTexts } from './messages'

interface Props {
  methods: readonly FactorView[]
  language: Language
  texts: SecondFactorTexts
  onRemove?(method: FactorView): void
}

/** The ways in which an account confirms its log-ins, each with the day it was added and last used. */
export function FactorList({ methods, language, texts, onRemove }: Props) {
  if (methods.length === 0) return null
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const moment = (instant: string) => <time dateTime={instant}>{formatMoment(instant, zone, language)}</time>
  const nameOf = ({ kind, name }: FactorView) => (name ? `${texts[kind]} « ${name} »` : texts[kind])
  return (
    <ul>
      {methods.map((method) => (
        <li key={method.id}>
          <span>
            <strong>{nameOf(method)}</strong>
            <br />
            {texts.added} {moment(method.createdAt)},{' '}
            {method.lastUsedAt ? (
              <>
                {texts.lastUsed} {moment(method.lastUsedAt)}
              </>
            ) : (
              texts.neverUsed
            )}
          </span>
          {onRemove && (
            <Button
              aria-label={`${texts.remove} ${nameOf(method)}`}
              buttonStyle="secondary"
              margin={false}
              onClick={() => onRemove(method)}
              size="medium"
              type="button"
            >
              {texts.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
