'use client'
import { useField, useTranslation, withCondition } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { type SyntheticEvent, useState } from 'react'
import { languageOf } from '../language'
import { NativeField } from './native-field'
import { isMeantDate } from './typed-value'

/** A calendar day, kept as `YYYY-MM-DD`; no zone has a part in it. */
export const PlainDateField: TextFieldClientComponent = withCondition(({ field, path, readOnly }) => {
  const state = useField<string | null | undefined>({ potentiallyStalePath: path })
  const language = languageOf(useTranslation().i18n)
  const [typed, setTyped] = useState<string>()
  const [isIncomplete, setIsIncomplete] = useState(false)
  const value = state.value ?? ''

  const clearWhenEmptied = (input: HTMLInputElement) => {
    if (input.value === '' && !input.validity.badInput && value) state.setValue(null)
  }
  const change = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
    setTyped(currentTarget.value)
    setIsIncomplete(false)
    if (isMeantDate(currentTarget.value)) state.setValue(currentTarget.value)
    else clearWhenEmptied(currentTarget)
  }
  const settle = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
    clearWhenEmptied(currentTarget)
    setIsIncomplete(currentTarget.validity.badInput || (typed !== undefined && typed !== '' && !isMeantDate(typed)))
    setTyped(undefined)
  }

  return (
    <NativeField
      field={field}
      state={state}
      input={{
        type: 'date',
        value: typed ?? value,
        disabled: readOnly || field.admin?.readOnly || state.disabled,
        onChange: change,
        onKeyUp: ({ currentTarget }) => clearWhenEmptied(currentTarget),
        onBlur: settle,
      }}
      notice={isIncomplete ? incompleteDate[value ? 'kept' : 'empty'][language] : ''}
    />
  )
})

const incompleteDate = {
  kept: {
    fr: 'La saisie était incomplète : la date précédente est conservée.',
    en: 'The entry was incomplete: the former date is kept.',
  },
  empty: { fr: 'Complétez la date.', en: 'Complete the date.' },
}
