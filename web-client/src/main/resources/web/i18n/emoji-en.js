/** The emoji that are offered, by category, each with the English words that find it. */
export default {
  smileys: `
    😀 grin happy, 😃 smile happy, 😄 laugh happy, 😁 beam grin, 😆 laugh squint, 😅 sweat relief laugh,
    😂 tears of joy laugh, 🤣 rolling laugh, 🙂 slight smile, 🙃 upside down silly, 😉 wink, 😊 blush smile,
    😇 angel halo, 🥰 love hearts adore, 😍 heart eyes love, 🤩 star struck wow, 😘 kiss, 😋 yum tasty, 😛 tongue,
    😜 wink tongue crazy, 🤪 zany crazy, 🤑 money rich, 🤗 hug, 🤭 giggle oops, 🤫 hush quiet secret, 🤔 thinking hmm,
    🫡 salute, 🤐 zipped mouth secret, 🤨 doubt eyebrow, 😐 neutral, 😶 speechless silent, 😏 smirk,
    😒 unamused annoyed, 🙄 eye roll, 😬 grimace awkward, 😌 relieved calm, 😔 pensive sad, 😪 sleepy, 😴 sleep,
    😷 mask ill, 🤒 fever ill, 🤕 hurt bandage, 🤢 sick nausea, 🤧 sneeze cold, 🥵 hot, 🥶 cold freezing,
    🥴 dizzy woozy, 😵 dizzy knocked out, 🤯 mind blown, 🥳 party celebrate, 😎 cool sunglasses, 🤓 nerd,
    🧐 monocle inspect, 😕 confused, 😟 worried, 🙁 sad frown, 😮 surprised wow, 😲 astonished,
    😳 flushed embarrassed, 🥺 please puppy eyes, 😨 fear scared, 😰 anxious sweat, 😢 cry sad tear, 😭 sob cry loud,
    😱 scream horror, 😖 frustrated, 😞 disappointed, 😩 weary tired, 🥱 yawn bored, 😤 huff proud, 😡 angry mad,
    🤬 swearing furious, 😈 devil mischief, 💀 skull dead, 💩 poo, 🤡 clown, 👻 ghost, 👽 alien, 🤖 robot
  `,
  people: `
    👋 wave hello bye, 🖐️ hand five, ✋ stop hand, 👌 ok fine, 🤌 pinched what, ✌️ victory peace,
    🤞 fingers crossed luck, 🫶 heart hands love, 🤟 love you, 🤘 rock horns, 👈 left point, 👉 right point,
    👆 up point, 👇 down point, 👍 thumbs up yes good like, 👎 thumbs down no bad, ✊ fist, 👊 punch bump,
    👏 clap applause bravo, 🙌 hooray hands, 👐 open hands, 🤝 handshake deal agree, 🙏 thanks please pray,
    ✍️ write, 💪 strong muscle, 🧠 brain mind, 👀 eyes look, 👂 ear listen, 👶 baby, 🧒 child, 👩 woman, 👨 man,
    🧑 person, 👵 grandmother old, 👴 grandfather old, 🙋 raise hand question, 🤷 shrug dunno, 🤦 facepalm,
    🙅 no gesture, 🙆 ok gesture, 💁 info tip, 🏃 run hurry, 🚶 walk, 💃 dance, 🕺 dance disco, 🧘 meditate calm yoga,
    🧑‍💻 developer computer, 🧑‍🍳 cook chef, 🧑‍🎓 student graduate, 🕵️ detective, 🥷 ninja, 🧙 wizard magic,
    🫂 hug people, 👪 family
  `,
  nature: `
    🐶 dog, 🐱 cat, 🐭 mouse, 🐹 hamster, 🐰 rabbit bunny, 🦊 fox, 🐻 bear, 🐼 panda, 🐨 koala, 🐯 tiger, 🦁 lion, 🐮 cow,
    🐷 pig, 🐸 frog, 🐵 monkey, 🙈 see no evil monkey, 🐔 chicken, 🐧 penguin, 🐦 bird, 🦆 duck, 🦉 owl, 🐺 wolf,
    🐴 horse, 🦄 unicorn, 🐝 bee, 🐛 bug worm, 🦋 butterfly, 🐌 snail slow, 🐞 ladybird, 🐢 turtle slow,
    🐍 snake python, 🐙 octopus, 🦀 crab rust, 🐟 fish, 🐬 dolphin, 🐳 whale, 🐘 elephant, 🦔 hedgehog, 🌵 cactus,
    🌲 tree, 🌴 palm tree, 🌱 seedling grow, 🍀 clover luck, 🍁 autumn leaf, 🌷 tulip flower, 🌹 rose flower,
    🌻 sunflower, 🌍 earth world, 🌙 moon night, ⭐ star, ✨ sparkles, ⚡ lightning fast, 🔥 fire hot, 🌈 rainbow,
    ☀️ sun, ⛅ cloud sun, 🌧️ rain, ❄️ snow, 💧 drop water, 🌊 wave sea
  `,
  food: `
    🍏 green apple, 🍎 apple, 🍐 pear, 🍊 orange, 🍋 lemon, 🍌 banana, 🍉 melon, 🍇 grapes, 🍓 strawberry, 🍒 cherries,
    🍑 peach, 🥭 mango, 🍍 pineapple, 🥥 coconut, 🥝 kiwi, 🍅 tomato, 🥑 avocado, 🥕 carrot, 🌽 corn, 🌶️ chili hot,
    🥦 broccoli, 🥔 potato, 🍞 bread, 🥐 croissant, 🧀 cheese, 🥚 egg, 🥞 pancakes, 🍔 burger, 🍟 fries, 🍕 pizza,
    🌮 taco, 🥗 salad, 🍝 pasta, 🍜 noodles ramen, 🍣 sushi, 🍚 rice, 🥟 dumpling, 🍦 ice cream, 🍩 doughnut, 🍪 cookie,
    🎂 cake birthday, 🍰 cake, 🍫 chocolate, 🍿 popcorn, ☕ coffee tea, 🍵 tea, 🍺 beer, 🍻 cheers beer,
    🥂 toast champagne, 🍷 wine, 🍸 cocktail
  `,
  doing: `
    ⚽ football soccer, 🏀 basketball, 🎾 tennis, 🏐 volleyball, 🏓 table tennis, 🏸 badminton, 🥇 gold medal first,
    🏆 trophy win, 🎯 target goal, 🎮 game play, 🎲 dice, ♟️ chess, 🧩 puzzle, 🎨 art paint, 🎬 film movie,
    🎤 sing microphone, 🎧 music headphones, 🎸 guitar, 🎹 piano, 🎉 party celebrate tada, 🎊 confetti, 🎈 balloon,
    🎁 gift present, 🎄 christmas tree, 🧨 firecracker new year, 🏮 lantern, 🚗 car, 🚕 taxi, 🚌 bus, 🚲 bicycle,
    🚆 train, ✈️ plane travel, 🚀 rocket launch ship, ⛵ boat sail, 🏠 house home, 🏢 office work, 🏖️ beach holiday,
    🏔️ mountain, 🏕️ camping tent, 🗺️ map
  `,
  things: `
    ⌚ watch time, 📱 phone, 💻 laptop computer, ⌨️ keyboard, 🖥️ screen, 🖨️ printer, 📷 camera photo,
    🎥 video camera, 📞 call phone, 🔋 battery, 🔌 plug power, 💡 idea light, 🔦 torch, 🕯️ candle, 💰 money,
    💳 card pay, ⚖️ balance law, 🔧 wrench fix, 🔨 hammer build, 🛠️ tools, ⚙️ gear settings, 🧪 test experiment,
    🔬 microscope science, 🩹 bandage fix patch, 💊 pill medicine, 🧹 broom clean, 🧻 paper roll, 🛒 shopping,
    📦 package box, ✉️ letter mail, 📬 mailbox, 📝 note write memo, 📅 calendar date, 📈 chart up growth,
    📉 chart down, 📌 pin, 📎 clip attach, ✂️ scissors cut, 📚 books read, 📖 book read, 🔍 search find,
    🔒 lock secure, 🔓 unlock open, 🔑 key, ⏰ alarm clock, ⏳ hourglass wait, 🗑️ bin delete, 🛌 bed sleep
  `,
  signs: `
    ❤️ heart love red, 🧡 heart orange, 💛 heart yellow, 💚 heart green, 💙 heart blue, 💜 heart purple,
    🖤 heart black, 🤍 heart white, 💔 broken heart, 💕 two hearts, 💯 hundred perfect, ✅ done check yes,
    ☑️ checked, ❌ no cross wrong, ❓ question, ❗ attention, ‼️ very important, ⚠️ warning careful,
    🚫 forbidden no, ⛔ no entry stop, 🔴 red circle, 🟠 orange circle, 🟡 yellow circle, 🟢 green circle go,
    🔵 blue circle, ⚫ black circle, ⚪ white circle, ➕ plus add, ➖ minus, ♻️ recycle again, 🔁 repeat, ▶️ play,
    ⏸️ pause, ⏩ fast forward, 🔔 bell notify, 🔕 muted bell, 🎵 music note, 💤 sleep zzz, 💬 speech message,
    💭 thought, 🆗 ok, 🆕 new, 🏁 finish flag, 🚩 red flag, 🏳️‍🌈 pride rainbow flag
  `,
};
