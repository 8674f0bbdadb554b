// case: layer=distributed
let currentLocale = "en";
//  ????????????? requests read and overwrite it

type Load = (locale: string) => Promise<Record<string, string>>;

/** Waits between writing it and reading it. */
export async function renderMail(user: { locale: string }, load: Load): Promise<unknown> {
  currentLocale = user.locale;
  const messages = await load(user.locale);
  return { subject: messages.subject, locale: currentLocale };
}
