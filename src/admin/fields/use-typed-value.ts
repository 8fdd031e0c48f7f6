'use client'
import { type SyntheticEvent, useState } from 'react'

interface Options {
  /** The value of the form as the input writes it, '' when there is none. */
  shown: string
  isMeant(typed: string): boolean
  keep(typed: string): void
  clear(): void
}

/**
 * Lets a native date input be typed in, part by part: a complete entry is kept at once, an emptied one clears the value,
 * and one left half typed gives way to the former value.
 */
export function useTypedValue({ shown, isMeant, keep, clear }: Options) {
  const [typed, setTyped] = useState<string>()
  const [isIncomplete, setIsIncomplete] = useState(false)

  // A half typed date reads as '' too; only `badInput` tells it from an emptied one.
  const clearWhenEmptied = ({ value, validity }: HTMLInputElement) => {
    if (value === '' && !validity.badInput && shown !== '') clear()
  }
  return {
    isIncomplete,
    input: {
      value: typed ?? shown,
      onChange: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
        setTyped(currentTarget.value)
        setIsIncomplete(false)
        if (isMeant(currentTarget.value)) keep(currentTarget.value)
        else clearWhenEmptied(currentTarget)
      },
      // Between two parts that are both empty the value does not change, and browsers send no event for it.
      onKeyUp: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => clearWhenEmptied(currentTarget),
      onBlur: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
        const { value, validity } = currentTarget
        clearWhenEmptied(currentTarget)
        setIsIncomplete(validity.badInput || (value !== '' && !isMeant(value)))
        setTyped(undefined)
      },
    },
  }
}
