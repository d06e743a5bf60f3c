import { createRequire } from 'node:module';

/** Where the two fonts of the pages lie: Noto Sans SC has Latin and Chinese in one design. */
export interface FontFiles {
  readonly normal: string;
  readonly bold: string;
}

/** Finds the fonts among the installed packages. */
export function findFonts(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  const folder = '@expo-google-fonts/noto-sans-sc';
  return { normal: resolve(`${folder}/400Regular/NotoSansSC_400Regular.ttf`), bold: resolve(`${folder}/700Bold/NotoSansSC_700Bold.ttf`) };
}
