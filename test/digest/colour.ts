/** Contrast of two colours ("#22302f") from 1 to 21, by WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Lightness from 0 to 1 in hue, saturation and lightness. */
export function hslLightness(colour: string): number {
  const parts = channels(colour)
  return (Math.max(...parts) + Math.min(...parts)) / 2
}

/** The same hue and saturation with the lightness turned round, as dark modes do it. */
export function invertLightness(colour: string): string {
  const shift = 1 - 2 * hslLightness(colour)
  const turned = channels(colour).map((part) => Math.min(1, Math.max(0, part + shift)))
  return `#${turned
    .map((part) =>
      Math.round(255 * part)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
}
