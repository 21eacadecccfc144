/** What conference tools write below invitations, in the languages in which they write it. `#` stands for a digit. */
export const CONFERENCE_BLOCKS: Record<string, string[]> = {
  en: [
    `Nora Lindqvist is inviting you to a scheduled Zoom meeting.

Join Zoom Meeting
https://us02web.zoom.us/j/8#########?pwd=Qm9hcmRSb29tNDc5MTE

Meeting ID: 8## #### ####
Passcode: ######

---

One tap mobile
+13017158592,,8#########,,,,*######* US (Washington DC)
+13126266799,,8#########,,,,*######* US (Chicago)

---

Dial by your location
• +1 301 715 8592 US (Washington DC)
• +1 312 626 6799 US (Chicago)
• +1 646 558 8656 US (New York)
• +44 203 481 5237 United Kingdom
• +49 69 7104 9922 Germany

Meeting ID: 8## #### ####
Passcode: ######

Find your local number: https://us02web.zoom.us/u/kcD#######`,
    `________________________________________________________________________________
Microsoft Teams meeting
Join on your computer, mobile app or room device
Click here to join the meeting<https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZjY3NDQ4####%40thread.v2/0?context=%7b%22Tid%22%3a%22c1f2%22%7d>
Meeting ID: 3## ### ### ###
Passcode: x#Kp#a
Download Teams<https://www.microsoft.com/en-us/microsoft-teams/download-app> | Join on the web<https://www.microsoft.com/microsoft-teams/join-a-meeting>
Or call in (audio only)
+44 20 3321 ####,,1#########   United Kingdom, London
Phone Conference ID: 1## ### ###
Find a local number<https://dialin.teams.microsoft.com/1c2d####> | Reset PIN<https://mysettings.lync.com/pstnconferencing>
Learn More<https://aka.ms/JoinTeamsMeeting> | Meeting options<https://teams.microsoft.com/meetingOptions/?organizerId=####>
________________________________________________________________________________`,
    `-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-
Join with Google Meet: https://meet.google.com/abc-defg-hij
Or dial: (US) +1 575-###-#### PIN: #########
More phone numbers: https://tel.meet/abc-defg-hij?pin=#########

Learn more about Meet at: https://support.google.com/a/users/answer/9282720

Please do not edit this section.
-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-`,
  ],
  de: [
    `________________________________________________________________________________
Microsoft Teams-Besprechung
Nehmen Sie auf Ihrem Computer, in der mobilen App oder mit dem Raumgerät teil
Klicken Sie hier, um an der Besprechung teilzunehmen<https://teams.microsoft.com/l/meetup-join/19%3ameeting_YTk1####%40thread.v2/0>
Besprechungs-ID: 3## ### ### ###
Passcode: k#Lm#z
Teams herunterladen<https://www.microsoft.com/en-us/microsoft-teams/download-app> | Im Web beitreten<https://www.microsoft.com/microsoft-teams/join-a-meeting>
Weitere Infos<https://aka.ms/JoinTeamsMeeting> | Besprechungsoptionen<https://teams.microsoft.com/meetingOptions/?organizerId=####>
________________________________________________________________________________`,
  ],
  fr: [
    `________________________________________________________________________________
Réunion Microsoft Teams
Participez à partir de votre ordinateur, de votre application mobile ou de l'appareil de la salle
Cliquez ici pour rejoindre la réunion<https://teams.microsoft.com/l/meetup-join/19%3ameeting_MWY####%40thread.v2/0>
ID de réunion : 3## ### ### ###
Code secret : p#Qr#t
Télécharger Teams<https://www.microsoft.com/en-us/microsoft-teams/download-app> | Rejoindre sur le web<https://www.microsoft.com/microsoft-teams/join-a-meeting>
Pour en savoir plus<https://aka.ms/JoinTeamsMeeting> | Options de réunion<https://teams.microsoft.com/meetingOptions/?organizerId=####>
________________________________________________________________________________`,
  ],
  es: [
    `Únete a la reunión de Zoom
https://us06web.zoom.us/j/8#########?pwd=T2ZpY2luYTQ3

ID de reunión: 8## #### ####
Código de acceso: ######`,
  ],
  ja: [
    `Zoomミーティングに参加する
https://us02web.zoom.us/j/8#########?pwd=S2Fpc2hh

ミーティングID: 8## #### ####
パスコード: ######`,
  ],
}
