// Times in the zone of the browser, with the zone named, for readers who have set none in their account.
export function showTimesHere() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!timeZone || timeZone === 'UTC' || document.documentElement.dataset.zone) return;
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  for (const time of document.querySelectorAll('time[datetime$="Z"]')) {
    if (!time.textContent.endsWith(' UTC')) continue;
    time.textContent = format.format(new Date(time.dateTime)).replace(' at ', ', ');
  }
}

/** Offers the zone of the browser where the account has none. */
export function offerZone() {
  const [offer, field] = [
    document.querySelector('[data-zone-offer]'),
    document.querySelector('[name="time_zone"]'),
  ];
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!field || !timeZone || field.value === timeZone) return;
  offer.querySelector('button').textContent = `Use ${timeZone}`;
  offer.hidden = false;
  offer.querySelector('button').addEventListener('click', () => {
    field.value = timeZone;
    offer.hidden = true;
    field.focus();
  });
}
