'use client'
import { useField, useTranslation, withCondition } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { NativeField } from './native-field'
import { isMeantDate } from './typed-value'
import { useTypedValue } from './use-typed-value'

/** A calendar day, kept as `YYYY-MM-DD`; no zone has a part in it. */
export const PlainDateField: TextFieldClientComponent = withCondition(({ field, path, readOnly }) => {
  const state = useField<string | null | undefined>({ potentiallyStalePath: path })
  const language = languageOf(useTranslation().i18n)
  const { input, isIncomplete } = useTypedValue({
    shown: state.value ?? '',
    isMeant: isMeantDate,
    keep: (date) => state.setValue(date),
    clear: () => state.setValue(null),
  })
  return (
    <NativeField
      field={field}
      state={state}
      input={{ ...input, type: 'date', disabled: readOnly || field.admin?.readOnly || state.disabled }}
      notice={isIncomplete ? incomplete[state.value ? 'kept' : 'empty'][language] : ''}
    />
  )
})

const incomplete = {
  kept: {
    fr: 'La saisie était incomplète : la date précédente est conservée.',
    en: 'The entry was incomplete: the former date is kept.',
  },
  empty: { fr: 'Complétez la date.', en: 'Complete the date.' },
}
