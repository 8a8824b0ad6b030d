/** Long passwords and stems that people choose again and again; compared in lower case, also without a tail of digits and signs. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwords passw0rd p@ssword p@ssw0rd mypassword newpassword changeme changemenow letmein welcome welcometo
  administrator admin adminadmin rootroot superuser default secret secretsecret qwerty qwertyuiop qwertyqwerty
  qwertyuiopasdf asdfghjkl asdfghjklzxc zxcvbnm qazwsxedcrfv 1qaz2wsx3edc 1q2w3e4r5t6y q1w2e3r4t5y6 zaq12wsxcde3
  123456789012 1234567890123 12345678901234 123456789123 123123123123 112233445566 121212121212 987654321098
  098765432109 1234qwerasdf abcdefghijkl abcdefghijklm abcd1234abcd abc123abc123 a1b2c3d4e5f6 iloveyou iloveyouforever
  sunshine princess football basketball superman batman starwars trustno1 whatever monkeymonkey dragondragon
  masterkey internet computer company companyname invoice invoicing einvoice einvoicing fatoora fatoorah zatca
  zatcazatca khatm khatmkhatm saudiarabia riyadh jeddah makkah madinah bismillah bismillahirrahmanirrahim alhamdulillah
  mohammed mohamed abdullah ramadan ramadankareem january february september november december`.split(/\s+/),
);
